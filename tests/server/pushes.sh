#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What a server must take.
. "$(dirname "$0")/lib.sh"

preparer
cp -R "$scratch/modele.git" "$scratch/vide.git"

dans "a first push brings the whole register"
passe git push --follow-tags origin main
sain
[ "$(git -C "$scratch/serveur.git" tag)" = "acte/dugny/0
acte/dugny/1
acte/rouen/0" ] || bad "tags: $(git -C "$scratch/serveur.git" tag)"
fini

# From here on the server has it.
git -C "$scratch/modele" push -q --follow-tags \
	"file://$scratch/modele.git" main || exit 1

dans "an avenant: one commit, its tag"
clore dugny 2
passe git push --follow-tags origin main
sain
git -C "$scratch/serveur.git" log --first-parent \
	--format='%(trailers:key=Acte,valueonly,separator=%x2C)' main |
	grep . | tr '\n' ' ' >"$scratch/acts"
[ "$(cat "$scratch/acts")" = "2 1 0 0 " ] || bad "$(cat "$scratch/acts")"
fini

dans "two acts and events in one push"
clore rouen 1
evenement rouen '0, evenement: bilan, date: 2024-02-01'
enregistrer 'Bilan'
clore rouen 2
clore dugny 2
passe git push --follow-tags origin main
sain
fini

dans "a new convention by its act 0"
clore bondy 0
passe git push --follow-tags origin main
fini

dans "an event, and its piece"
echo '%PDF-1.5' >conventions/dugny/pieces/b.pdf
evenement dugny '1, evenement: bilan, date: 2024-02-01, piece: pieces/b.pdf'
enregistrer 'Bilan'
passe git push origin main
fini

dans "settings, templates and whatever is not a convention"
mkdir -p modeles/ma-commune
echo Modèle >modeles/ma-commune/convention.md
echo Lisez-moi >README.md
echo 'brouillons: supprimer' >ctg.yml
echo 'Un dossier par convention.' >conventions/README.md
ln -s README.md LISEZMOI
enregistrer 'Réglages'
passe git push origin main
git rm -rq modeles conventions/README.md
enregistrer 'Ménage'
passe git push origin main
fini

dans "drafts are free"
git switch -qc avenant/dugny/2
texte dugny 'Rien ne va plus.'
ln -s ../../nulle-part conventions/dugny/annexes/2.md
rm conventions/dugny/suivi.yml
enregistrer 'Brouillon'
passe git push origin avenant/dugny/2
git commit -q --amend -m 'Brouillon refait'
passe git push --force origin avenant/dugny/2
passe git push origin :avenant/dugny/2
git tag v1
passe git push origin v1
fini

# a_deux <id>: an event of that convention by somebody else, who is first, and
# one of dugny by us.
a_deux() {
	git clone -q "file://$scratch/serveur.git" ../autre
	(cd ../autre &&
		evenement "$1" '0, evenement: bilan, date: 2024-03-01' &&
		enregistrer && git push -q origin main) || bad "the other one"
	evenement dugny '1, evenement: bilan, date: 2024-02-01'
	enregistrer
	passe git pull -q origin main
	passe git push origin main
}

dans "two people's events, joined by a rebase"
a_deux rouen
rm -rf ../autre
fini

dans "two people's events on one convention, joined by union"
a_deux dugny
[ "$(grep -c bilan conventions/dugny/suivi.yml)" = 2 ] || bad "not joined"
rm -rf ../autre
fini

dans "a merge into the branch in force that keeps its line"
git switch -qc autre main
evenement dugny '1, evenement: bilan, date: 2024-02-01'
enregistrer
git switch -q main
evenement dugny '0, evenement: bilan, date: 2024-03-01'
enregistrer
git merge -q --no-ff -m Fusion autre >/dev/null
passe git push origin main
fini

dans "an avenant that begins on a date, one that looks back"
texte dugny 'Texte deux.'
avenant dugny 2 1 2026-01-01
evenements dugny 2
sceller dugny 2 2026-01-01
texte dugny 'Texte trois.'
avenant dugny 3 2 2023-06-01
evenements dugny 3
sceller dugny 3 2023-06-01
passe git push --follow-tags origin main
fini

dans "a tag that was signed"
if command -v ssh-keygen >/dev/null; then
	ssh-keygen -q -t ed25519 -N '' -f "$scratch/key"
	clore dugny 2
	git tag -d acte/dugny/2 >/dev/null
	git log -1 --format=%B >.git/message
	git -c gpg.format=ssh -c user.signingKey="$scratch/key" \
		tag -s -F .git/message acte/dugny/2
	passe git push --follow-tags origin main
	fini
else
	echo "skip - $case: no ssh-keygen"
fi

dans "a register deep in a bigger repository"
serveur "$scratch/grand.git"
git init -q ../grand && cd ../grand || exit 1
mkdir -p services/enfance
echo Autre >README.md
cd services/enfance || exit 1
: >ctg.yml
mkdir .git
texte dugny
evenements dugny 0
message dugny 0 >.git/message
cd ../..
rm -rf services/enfance/.git
message dugny 0 >.git/message
git add . && git commit -q -F .git/message && etiqueter dugny 0
passe git push --follow-tags "file://$scratch/grand.git" main
echo Encore >README.md
enregistrer
passe git push --follow-tags "file://$scratch/grand.git" main
cp -R "$scratch/grand.git/." "$scratch/serveur.git"
echo Faux >>services/enfance/conventions/dugny/annexes/1.md
enregistrer
refuse 'services/enfance/conventions/dugny/annexes/1.md' L851 -- \
	git push "file://$scratch/serveur.git" main
git reset -q --hard HEAD~1
mkdir autres
: >autres/ctg.yml
enregistrer
refuse 'autres/ctg.yml' L850 -- git push "file://$scratch/serveur.git" main
git reset -q --hard HEAD~1
: >ctg.yml
enregistrer
refuse 'second registre' L850 -- git push "file://$scratch/serveur.git" main
git reset -q --hard HEAD~1
folder=$(printf '100644 blob %s\tx' "$(git rev-parse HEAD:README.md)" |
	git mktree)
many=$(seq -f "040000 tree $folder	%.0f" 1 20100 | git mktree)
tree=$({
	git ls-tree HEAD
	printf '040000 tree %s\tautres\n' "$many"
} | git mktree)
git update-ref HEAD "$(git commit-tree -p HEAD -m 'Des dossiers' "$tree")"
refuse 'ctg.yml: erreur' 'trop de dossiers' L850 -- \
	git push "file://$scratch/serveur.git" main
fini

dans "a server that borrows its objects from another one"
rm -rf ../serveur.git
git clone -q --bare --shared "$scratch/modele.git" ../serveur.git
cp "$scratch/modele.git/hooks/pre-receive" ../serveur.git/hooks/
clore dugny 2
passe git push --follow-tags origin main
fini

dans "a server that keeps what it gets in packs"
git -C ../serveur.git config receive.unpackLimit 1
git -C ../serveur.git gc -q
clore dugny 2
passe git push --follow-tags origin main
echo Faux >>conventions/dugny/annexes/1.md
enregistrer
refuse L851 -- git push origin main
fini
