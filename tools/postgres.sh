# shellcheck shell=bash
# A PostgreSQL 15 of our own: a unix socket, no TCP. To be sourced.
#
# PostgreSQL refuses to run as root: then it runs as the user postgres, in folders that this user can reach.

postgres_programs=/usr/lib/postgresql/15/bin

as_postgres() {
  if ((EUID == 0)); then runuser -u postgres -- "$@"; else "$@"; fi
}

# postgres_create FOLDER: a new cluster in a folder that does not exist yet.
postgres_create() {
  ((${#1} <= 80)) || { complain "PostgreSQL cannot have a socket in a path as long as $1."; return 1; }
  mkdir -p "$1"
  chmod 700 "$1"
  if ((EUID == 0)); then chown postgres "$1"; fi
  as_postgres mkdir "$1/socket"
  (cd / && quietly_as_postgres "$1/initdb.log" "$postgres_programs/initdb" --pgdata="$1/data" --username=postgres \
    --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync)
}

# postgres_start FOLDER [SETTING=VALUE...]
postgres_start() {
  local folder=$1 settings
  shift
  settings="-c listen_addresses='' -c unix_socket_directories='$folder/socket' -c max_connections=200"
  while (($#)); do settings+=" -c $1"; shift; done
  (cd / && quietly_as_postgres "$folder/start.log" "$postgres_programs/pg_ctl" start --wait --silent \
    --pgdata="$folder/data" --log="$folder/server.log" --options="$settings")
}

postgres_runs() { (cd / && as_postgres "$postgres_programs/pg_ctl" status --pgdata="$1/data" > /dev/null 2>&1); }

postgres_stop() {
  postgres_runs "$1" || return 0
  (cd / && as_postgres "$postgres_programs/pg_ctl" stop --wait --silent --mode=fast --pgdata="$1/data" > /dev/null)
}

# postgres_connection FOLDER: what libpq is told.
postgres_connection() { printf 'host=%s/socket dbname=postgres user=postgres' "$1"; }

# As quietly, with a log that the user postgres may write.
quietly_as_postgres() {
  local log=$1
  shift
  # shellcheck disable=SC2016
  if as_postgres sh -c 'log=$1; shift; exec "$@" > "$log" 2>&1 < /dev/null' sh "$log" "$@"; then return 0; fi
  tail -n 30 "$log" >&2
  complain "Failed: $*"
  return 1
}
