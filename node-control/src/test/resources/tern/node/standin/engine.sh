#!/bin/sh
# A container engine's command for the tests: see FakeEngine. @HOME@, @NAME@, @NODE@ and @SPECS@ are filled in.
home='@HOME@'
me='@NAME@'
is=$(cat "$home/is")
echo "$*" >> "$home/asked"

refuse() {
    printf '%s\n' "$2" >&2
    exit "$1"
}

# As the commands say it when their engine is not there, or not for this user.
engine() {
    prefix=$1
    code=$2
    case "$me-$is" in
        *-ready) ;;
        docker-stopped) refuse "$code" "${prefix}Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?" ;;
        docker-forbidden) refuse "$code" "${prefix}permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get \"http://%2Fvar%2Frun%2Fdocker.sock/v1.50/$3\": dial unix /var/run/docker.sock: connect: permission denied" ;;
        podman-stopped) refuse 125 'Cannot connect to Podman. Please verify your connection to the Linux system using `podman system connection list`, or try `podman machine init` and `podman machine start` to manage a new Linux VM
Error: unable to connect to Podman socket: dial unix /run/user/1000/podman/podman.sock: connect: no such file or directory' ;;
        podman-forbidden) refuse 125 'Error: creating runtime static files directory /var/lib/containers/storage/libpod: mkdir /var/lib/containers/storage: permission denied' ;;
    esac
}

# The digest of an image by its name, or by name@sha256:…
digest_of() {
    case "$1" in
        *@sha256:*)
            for each in "$home"/images/*; do
                [ -f "$each" ] && [ "$(cat "$each")" = "${1##*@sha256:}" ] && { cat "$each"; return 0; }
            done
            return 1 ;;
    esac
    file="$home/images/$(echo "$1" | tr / _)"
    [ -f "$file" ] && cat "$file"
}

repository() {
    plain=${1%%@*}
    case "${plain##*/}" in
        *:*) echo "${plain%:*}" ;;
        *) echo "$plain" ;;
    esac
}

image_inspect() {
    engine '' 1 'images/x/json'
    for name in "$@"; do :; done
    if digest=$(digest_of "$name"); then
        # {{.Id}}|{{range .RepoDigests}}{{.}} {{end}}
        case "$me" in
            docker) echo "sha256:4196c0172ccd8e3c6183be86ad9efa4fafb5ecc10aa563a6d89f437f3171416f|$(repository "$name")@sha256:$digest " ;;
            *) echo "8436677251d4ca96fa42fe4717cdc885be814eb4d914cf7e5883c27e8201381a|$(repository "$name")@sha256:$digest " ;;
        esac
        exit 0
    fi
    echo
    case "$me" in
        docker) refuse 1 "Error response from daemon: no such image: $name: No such image: $name" ;;
        *) refuse 125 "Error: inspecting object: $name: image not known" ;;
    esac
}

pull() {
    engine '' 1 'images/create'
    for name in "$@"; do :; done
    remote="$home/remote/$(echo "$name" | tr / _)"
    [ -f "$remote" ] || case "$me" in
        docker) refuse 1 "Error response from daemon: manifest unknown" ;;
        *) refuse 125 "Error: initializing source docker://$name: reading manifest in $name: manifest unknown" ;;
    esac
    cp "$remote" "$home/images/"
    printf '%s\n' "latest: Pulling from ${name#*/}" '8e13f2d54377: Pulling fs layer' '8e13f2d54377: Verifying Checksum' \
        '8e13f2d54377: Download complete' '8e13f2d54377: Pull complete' "Digest: sha256:$(cat "$remote")" \
        "Status: Downloaded newer image for $name" "$name"
}

run() {
    engine 'docker: ' 125 '_ping'
    name=container-$$
    run=
    data=
    while [ $# -gt 0 ]; do
        case "$1" in
            --name=*) name=${1#--name=} ;;
            --label=tern.run=*) run=${1#--label=tern.run=} ;;
            --mount=*target=/data) data=${1#*source=}; data=${data%%,*} ;;
            --rm|--pull=never|--log-driver=none|--cap-drop=ALL|--init) ;;
            --label=*|--security-opt=*|--stop-timeout=*|--user=*|--userns=*|--mount=*|--publish=*|--entrypoint=*) ;;
            -*) refuse 125 "unknown flag: $1" ;;
            *) break ;;
        esac
        shift
    done
    image=$1
    shift
    digest_of "$image" > /dev/null || refuse 125 "docker: Error response from daemon: No such image: $image."
    own="$home/containers/$name"
    mkdir "$own" 2> /dev/null || refuse 125 "docker: Error response from daemon: Conflict. The container name \"/$name\" is already in use by container \"489a31b5e09211df974e48d7d9d7de9d93a7b4713b29771b1fdfb592c13fadea\". You have to remove (or rename) that container to be able to reuse that name."
    echo "$run" > "$own/run"
    : > "$own/out"
    for flag in "$@"; do
        case "$flag" in
            --base-path=*) echo "--base-path=$data" ;;
            --chain=/home/subtensor/chainspecs/*) echo "--chain=@SPECS@/${flag##*/}" ;;
            --chain=/spec.json) echo "--chain=@SPECS@/raw_spec_finney.json" ;;
            --rpc-external|--prometheus-external) ;;
            *) echo "$flag" ;;
        esac
    done > "$own/flags"
    # the container: of the engine and not of this command, and without its environment
    env -i PATH="$PATH" /usr/bin/setsid /bin/sh -c '
        own=$1
        set --
        while IFS= read -r flag; do set -- "$@" "$flag"; done < "$own/flags"
        "$0" "$@" > "$own/out" 2>&1 &
        echo $! > "$own/pid"
        wait $!
        echo $? > "$own/code"
        sleep 0.2
        rm -rf "$own"
    ' '@NODE@' "$own" < /dev/null > /dev/null 2>&1 &
    while [ ! -s "$own/pid" ]; do sleep 0.02; done
    pid=$(cat "$own/pid")
    trap 'kill -TERM "$pid" 2> /dev/null' TERM INT
    env -i /usr/bin/tail -n +1 -f --pid=$$ "$own/out" 2> /dev/null &
    tail=$!
    code=
    while [ -z "$code" ]; do
        sleep 0.05
        code=$(cat "$own/code" 2> /dev/null)
        [ -d "$own" ] || code=${code:-137}
    done
    sleep 0.1
    kill "$tail"
    exit "$code"
}

container_inspect() {
    engine '' 1 'containers/x/json'
    format=$2
    for name in "$@"; do :; done
    own="$home/containers/$name"
    if [ ! -s "$own/pid" ]; then
        echo '[]'
        case "$me" in
            docker) refuse 1 "Error response from daemon: No such container: $name" ;;
            *) refuse 125 "Error: inspecting object: no such container $name" ;;
        esac
    fi
    case "$format" in
        *.State.Running*) value=$([ -f "$own/code" ] && echo false || echo true) ;;
        *.State.Pid*) value=$([ -f "$own/code" ] && echo 0 || cat "$own/pid") ;;
        *) refuse 64 "template: $format" ;;
    esac
    echo "$(cat "$own/run")|$value"
}

stop() {
    engine '' 1 'containers/x/stop'
    seconds=10
    case "$1" in --time=*) seconds=${1#--time=}; shift ;; esac
    own="$home/containers/$1"
    [ -s "$own/pid" ] || refuse 1 "Error response from daemon: No such container: $1"
    pid=$(cat "$own/pid")
    kill -TERM "$pid" 2> /dev/null
    waited=0
    while [ -d "$own" ] && [ ! -f "$own/code" ] && [ "$waited" -lt $((seconds * 20)) ]; do
        sleep 0.05
        waited=$((waited + 1))
    done
    [ -d "$own" ] && [ ! -f "$own/code" ] && kill -KILL "$pid"
    echo "$1"
}

remove() {
    engine '' 1 'containers/x'
    for name in "$@"; do :; done
    own="$home/containers/$name"
    [ -d "$own" ] || refuse 1 "Error response from daemon: No such container: $name"
    [ -s "$own/pid" ] && kill -KILL "$(cat "$own/pid")" 2> /dev/null
    rm -rf "$own"
    echo "$name"
}

command=$1
shift
case "$command" in
    info)
        engine '' 1 info
        case "$me" in docker) echo '[name=seccomp,profile=default]' ;; *) echo false ;; esac ;;
    image) shift; image_inspect "$@" ;;
    pull) pull "$@" ;;
    run) run "$@" ;;
    container) shift; container_inspect "$@" ;;
    stop) stop "$@" ;;
    rm) remove "$@" ;;
    *) refuse 1 "$me: '$command' is not a $me command." ;;
esac
