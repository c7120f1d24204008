# shellcheck shell=bash
# Serving Sluice from this checkout. To be sourced. What it keeps lies in .local/ and is deleted only by ./dev clean --data.

sluice=build/release/bin/sluice

# seed DATABASE: fills a new database with the worked example, through the API.
seed() {
  say "Making the worked example, once."
  "$sluice" seed --database "$1" | sed "s/^.*: \([0-9]* people\)/\1/"
}

serve_example() {
  local database=.local/example.db
  if [[ ! -f $database ]]; then
    # Made aside, so that an interrupted seed leaves nothing that looks whole.
    rm -f "$database".seeding*
    seed "$database.seeding"
    mv "$database.seeding" "$database"
    rm -f "$database".seeding*
  fi
  exec "$sluice" serve --database "$database" --demo "$@"
}

serve_empty() {
  local database
  database=.local/empty-$(date +%Y-%m-%d-%H%M%S).db
  say "A new, empty database: $database"
  exec "$sluice" serve --database "$database" "$@"
}

# Where the PostgreSQL of this checkout lies. As root not in .local/, which the user postgres may be unable to reach.
local_postgres() {
  if ((EUID == 0)); then
    printf '/var/lib/postgresql/sluice-%s' "$(pwd -P | sha256sum | cut -c 1-12)"
  else
    printf '%s/.local/postgres' "$(pwd -P)"
  fi
}

serve_postgres() {
  local folder connection status=0
  folder=$(local_postgres)
  [[ -d $folder/data ]] || postgres_create "$folder"
  postgres_runs "$folder" || postgres_start "$folder"
  # shellcheck disable=SC2064
  trap "postgres_stop '$folder'" EXIT
  connection=$(postgres_connection "$folder")
  if [[ ! -f $folder/seeded ]]; then
    seed "$connection"
    touch "$folder/seeded"
  fi
  trap : INT TERM
  "$sluice" serve --database "$connection" --demo "$@" || status=$?
  return "$status"
}

# run_sluice [--empty|--postgres] [--] [ARGUMENT...]: the arguments go to sluice serve.
run_sluice() {
  local which=example
  case ${1:-} in
    --empty) which=empty; shift ;;
    --postgres) which=postgres; shift ;;
  esac
  if [[ ${1:-} == -- ]]; then shift; fi
  install_all
  [[ -x $sluice ]] || say "Building Sluice, which takes some minutes the first time."
  build release sluice
  mkdir -p .local
  "serve_$which" "$@"
}

clean() {
  rm -rf build web/dist
  say "Removed what was built: build/ and web/dist/."
  if [[ ${1:-} != --data ]]; then return 0; fi
  local folder
  folder=$(local_postgres)
  if [[ -d $folder/data ]]; then postgres_stop "$folder"; fi
  rm -rf .local "$folder"
  say "Removed the data too: .local/ and the PostgreSQL of ./dev run --postgres."
}
