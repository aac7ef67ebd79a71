# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Passwords and keys are looked for wherever a program could leave them: what
# it prints, its arguments and environment as others see them, the files that
# it writes, what remains of it when it is killed.

SECRET=Motdepasse-4f7b19

printf '%s\n' "$SECRET" >"$scratch/passe"
openssl pkcs12 -export -inkey claire.key -in claire.pem -certfile inter.pem \
	-out claire.p12 -passout "file:$scratch/passe"
openssl pkcs8 -topk8 -in claire.key -out claire.p8 \
	-passout "file:$scratch/passe"

# A piece of the private exponent, as bytes, and of the key as PEM.
openssl rsa -in claire.key -noout -text 2>/dev/null |
	sed -n '/^privateExponent/,/^prime1/p' | grep '^ ' | tr -d ' :\n' |
	cut -c41-104 >"$scratch/exponent"
sed -n 10p claire.key >"$scratch/pem"

# holds FILE…: says which of them holds a secret.
holds() {
	python3 - "$scratch/exponent" "$scratch/pem" "$SECRET" "$@" <<'END'
import sys
exponent = bytes.fromhex(open(sys.argv[1]).read().strip())
pem = open(sys.argv[2], "rb").read().strip()
wanted = [exponent, exponent[::-1], pem] + [
    s.encode(how) for s in sys.argv[3:4] for how in ("utf-8", "utf-16-be")]
found = False
for name in sys.argv[4:]:
    held = open(name, "rb").read()
    for secret in wanted:
        if secret in held:
            print(name)
            found = True
sys.exit(0 if found else 1)
END
}

# silent_about NAME FILE…
silent_about() {
	silent_name=$1
	shift
	if holds "$@" >"$scratch/log"; then
		sed 's/^/# /' "$scratch/log"
		not_ok "$silent_name"
	else
		ok "$silent_name"
	fi
}

# The test can fail: a key that lies there is found.
cp claire.key "$scratch/here"
check 'a secret would be found' holds "$scratch/here"

# --- while it waits for the password, then after it has it

# waits PID: until it sleeps.
waits() {
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
		case $(cut -d' ' -f3 "/proc/$1/stat" 2>/dev/null) in
		S) return ;;
		esac
		sleep 0.1
	done
	return 1
}

# A time authority that never answers keeps it waiting, key in hand.
silent() {
	python3 - <<'END' >"$scratch/port" &
import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
s.listen()
print(s.getsockname()[1], flush=True)
held, _ = s.accept()
held.recv(1)
import time
time.sleep(60)
END
	server=$!
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		[ -s "$scratch/port" ] || sleep 0.2
	done
}

# The core would come here, were there one.
mkdir "$scratch/core"
cores() {
	find "$scratch/core" . -name 'core*' -type f
}

# A program that hides nothing, to know whether cores are to be had at all.
leaves_core() {
	(
		cd "$scratch/core" || exit 1
		ulimit -c unlimited 2>/dev/null
		exec sleep 20
	) &
	pid=$!
	sleep 0.3
	kill -ABRT $pid
	wait $pid 2>/dev/null
	[ -n "$(cores)" ] && rm -f "$scratch"/core/core*
}

killed() {
	(
		cd "$scratch/core" || exit 1
		ulimit -c unlimited 2>/dev/null
		exec ctg -C "$scratch/work" sceller liasse -o tue.asice \
			--pkcs12 claire.p12 --mot-de-passe-fd 3 \
			--horodatage "http://127.0.0.1:$(cat "$scratch/port")/" \
			3<"$scratch/passe"
	) >"$scratch/said" 2>&1 &
	pid=$!
	sleep 1
	waits $pid
	cat "/proc/$pid/cmdline" >"$scratch/cmdline"
	cat "/proc/$pid/environ" >"$scratch/environ" 2>/dev/null
	ls -l "/proc/$pid/fd" >"$scratch/fds" 2>/dev/null
	grep '^Max core file size' "/proc/$pid/limits" >"$scratch/limits"
	kill -ABRT $pid
	wait $pid 2>/dev/null
	echo $? >"$scratch/status"
}

leaves_core && core=yes || core=
silent
killed
kill "$server" 2>/dev/null
wait "$server" 2>/dev/null
server=
check 'it was killed while it held the key' \
	test "$(cat "$scratch/status")" = 134
check 'its limit of cores is none' \
	grep -q '  *0  *0  *bytes' "$scratch/limits"
if [ -n "$core" ]; then
	check 'no core is left' test -z "$(cores)"
else
	skip 'no core is left: none would be, of any program'
fi
check 'its arguments were seen' test -s "$scratch/cmdline"
silent_about 'arguments, environment, descriptors and output' \
	"$scratch/cmdline" "$scratch/environ" "$scratch/said" "$scratch/fds"

# --- files and output, in each way to give a key
every_file() {
	find . "$scratch/home" "$scratch/core" -type f ! -name '*.key' \
		! -name '*.p12' ! -name '*.p8' ! -name '*.pfx'
}

sealed_quietly() {
	rm -f quiet.asice
	strace -f -o "$scratch/trace" -s 4096 -e trace=write,execve,pwrite64 \
		ctg sceller liasse -o quiet.asice "$@" \
		>"$scratch/said" 2>&1
}
if command -v strace >/dev/null && strace -o /dev/null true 2>/dev/null; then
	sealed_quietly --pkcs12 claire.p12 --mot-de-passe-fd 3 \
		3<"$scratch/passe"
	check 'sealed, PKCS#12' test -s quiet.asice
	silent_about 'what is written' "$scratch/trace" "$scratch/said"
	sealed_quietly --cle claire.p8 --certificat claire.pem \
		--chaine inter.pem --mot-de-passe-fd 3 3<"$scratch/passe"
	check 'sealed, PEM' test -s quiet.asice
	silent_about 'what is written' "$scratch/trace" "$scratch/said"
else
	skip 'what is written: strace is not installed'
fi
printf '%s-faux\n' "$SECRET" >"$scratch/faux"
ctg sceller liasse -o never.asice --pkcs12 claire.p12 --mot-de-passe-fd 3 \
	3<"$scratch/faux" >"$scratch/said" 2>&1
silent_about 'a refusal' "$scratch/said"
# shellcheck disable=SC2046
silent_about 'every file' $(every_file)

# --- on a terminal: asked for, and not shown
on_terminal() {
	python3 "$here/terminal.py" "$1" ctg sceller liasse -o term.asice \
		--pkcs12 claire.p12 <"$scratch/passe" >"$scratch/said"
}
check 'asked on a terminal' on_terminal answer
check 'a container came of it' test -s term.asice
silent_about 'the terminal' "$scratch/said"
rm -f term.asice
check 'the echo comes back after an interruption' on_terminal interrupt

# --- who gives a PIN where others see it is not helped to spread it
ctg sceller liasse --pkcs11 "pkcs11:token=a;object=b?pin-value=$SECRET" \
	>"$scratch/said" 2>&1
silent_about 'the refusal of a PIN among the arguments' "$scratch/said"
