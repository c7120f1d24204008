#!/usr/bin/env bash
# What ./dev test says last must be true: its numbers, from the reports that GoogleTest, ctest and Vitest write.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=tools/say.sh
source "$here/../../tools/say.sh"
# shellcheck source=tools/test.sh
source "$here/../../tools/test.sh"
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
passed=0 failed=0

# expect NAME WANTED GOT
expect() {
  if [[ $2 == "$3" ]]; then passed=$((passed + 1)); else failed=$((failed + 1)); say "FAILED: $1: expected $2, got $3"; fi
}

# ctest's own report: a program of GoogleTest's (store), one that crashed (engine), a script (tidy), one that could not run.
ctest_report() {
  cat > "$results/ctest.xml" << END
<testsuite name="Linux-c++" tests="4" failures="2">
	<testcase name="store" classname="store" time="1" status="$1">
	</testcase>
	<testcase name="engine" classname="engine" time="1" status="fail">
		<failure message=""/>
	</testcase>
	<testcase name="tidy" classname="tidy" time="0.1" status="run">
	</testcase>
	<testcase name="absent" classname="absent" time="0" status="notrun">
	</testcase>
</testsuite>
END
}

ctest_report run
cat > "$results/test_store.xml" << 'END'
<testsuites tests="4" failures="0" disabled="1" errors="0" name="AllTests">
  <testsuite name="Log" tests="4">
    <testcase name="appends" file="a.cpp" line="1" status="run" result="completed" time="0.1" classname="Log" />
    <testcase name="reads" status="run" result="completed" classname="Log" />
    <testcase name="later" status="notrun" result="suppressed" classname="Log" />
    <testcase name="on/postgres" status="run" result="skipped" classname="Log">
      <skipped message="no PostgreSQL"><![CDATA[no PostgreSQL]]></skipped>
    </testcase>
  </testsuite>
</testsuites>
END
expect 'passed, a crash, skips' '3 1 3' "$(count_ctest "$results"/test_*.xml "$results/ctest.xml" 2> /dev/null)"
expect 'skips are named' 'skipped: store: Log.later skipped: store: Log.on/postgres skipped: absent' \
  "$(count_ctest "$results"/test_*.xml "$results/ctest.xml" 2>&1 > /dev/null | tr '\n' ' ' | sed 's/ $//')"

ctest_report fail
cat > "$results/test_store.xml" << 'END'
<testsuites tests="3" failures="2">
    <testcase name="appends" status="run" result="completed" classname="Log">
      <failure message="one" type=""><![CDATA[one]]></failure>
      <failure message="two" type=""><![CDATA[two]]></failure>
    </testcase>
    <testcase name="reads" status="run" result="completed" classname="Log">
      <failure message="one" type=""><![CDATA[one]]></failure>
    </testcase>
    <testcase name="goes on" status="run" result="completed" classname="Log" />
</testsuites>
END
expect 'a case fails once, however often' '2 3 1' "$(count_ctest "$results"/test_*.xml "$results/ctest.xml" 2> /dev/null)"

# vitest LINE STATUS: what run_vitest makes of a closing line and an exit status.
vitest() {
  run_vitest page bash -c "printf '%s\n' ' Test Files  9 passed (9)' '$1'; exit $2" > /dev/null || true
  cat "$results/page.count"
}
expect 'all pass' '12 0 0' "$(vitest '      Tests  12 passed (12)' 0)"
expect 'some fail, some are skipped' '9 2 1' "$(vitest '      Tests  2 failed | 9 passed | 1 skipped (12)' 1)"
expect 'no closing line' '0 1 0' "$(vitest 'Error: no such file' 1)"
expect 'all pass, yet it fails' '12 1 0' "$(vitest '      Tests  12 passed (12)' 1)"

say "$passed passed, $failed failed"
((failed == 0))
