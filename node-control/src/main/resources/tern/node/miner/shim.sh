# Stands between Tern and a miner. Tern holds the other end of its standard input, the life line: when that ends, because
# Tern does, however that happens, the miner is ended too, unless Tern has said "detach" before.
# Arguments: file for the exit code, seconds that the miner may take to end, program, its arguments.
report=$1
grace=$2
shift 2
# a group of its own for whatever is started, also without a terminal
set -m
exec 3<&0 </dev/null
"$@" 3<&- &
miner=$!

# Whether anybody of its group lives. Who has ended and was not noticed by a parent still takes signals.
lives() {
  kill -0 -- "-$miner" 2>/dev/null || return 1
  [ -r /proc/self/stat ] || return 0
  for each in /proc/[0-9]*/stat; do
    { read -r text <"$each"; } 2>/dev/null || continue
    text=${text##*) }
    state=${text%% *}
    text=${text#* * }
    [ "${text%% *}" = "$miner" ] && [ "$state" != Z ] && return 0
  done
  return 1
}

# Whoever has left the group still has the run's word in its environment, where the system tells (Linux).
strays() {
  [ -r /proc/self/environ ] || return 0
  for each in $(grep -lzx -- "TERN_RUN=$TERN_RUN" /proc/[0-9]*/environ 2>/dev/null); do
    pid=${each#/proc/}
    pid=${pid%/environ}
    [ "$pid" = "$$" ] || kill "-$1" "$pid" 2>/dev/null
  done
  return 0
}

finish() {
  trap '' TERM INT HUP
  asked=$1
  kill -TERM -- "-$miner" 2>/dev/null
  left=$((grace * 10))
  while [ "$left" -gt 0 ] && lives; do
    sleep 0.1
    left=$((left - 1))
  done
  kill -KILL -- "-$miner" 2>/dev/null
}

asked=
trap 'finish yes' TERM INT HUP
(
  trap - TERM INT HUP
  while read -r word; do
    [ "$word" = detach ] && exit 0
  done
  kill -TERM "$$"
) <&3 &
line=$!
exec 3<&-

wait "$miner"
code=$?
if [ -n "$asked" ]; then
  # the wait was broken off; what the miner ended with is told by another one
  wait "$miner" 2>/dev/null
  later=$?
  [ "$later" -eq 127 ] || code=$later
fi
# its children end with it
finish "$asked"
kill -KILL -- "-$line" 2>/dev/null
strays TERM
strays KILL
printf '%s %s\n' "$code" "${asked:-no}" >"$report.new" && mv -f "$report.new" "$report"
exit "$code"
