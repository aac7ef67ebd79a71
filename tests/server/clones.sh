#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The hooks of a clone: what a person sees before anything is sent.
. "$(dirname "$0")/lib.sh"

preparer
git push -q --follow-tags origin main || exit 1

# crochets: installs the hooks in the clone
crochets() {
	ctg init >/dev/null 2>&1
	a_la_main
}

a_la_main() {
	for hook in pre-commit commit-msg pre-push; do
		[ -x .git/hooks/$hook ] && continue
		printf '#!/bin/sh\nexec ctg hook %s "$@"\n' $hook \
			>.git/hooks/$hook
		chmod +x .git/hooks/$hook
	done
}

# refuse_ici <text>… -- <command>…: refused, and HEAD is where it was
refuse_ici() {
	was=$(git rev-parse HEAD)
	refuse "$@"
	[ "$(git rev-parse HEAD)" = "$was" ] || bad "HEAD moved"
}

dans "a direct edit is refused when it is committed"
crochets
texte dugny Faux
git add .
refuse_ici 'convention.md: erreur' 'ctg avenant ouvrir dugny' \
	'commit refusé : 1 manquement' 'git restore --staged' -- \
	git commit -m Correction
seulement L851
refuse_ici L851 -- git commit -a -m Correction
refuse_ici L851 -- git commit -m Correction conventions/dugny/convention.md
git restore --staged .
cp conventions/dugny/annexes/1.md ../texte
echo Faux >>conventions/dugny/annexes/1.md
refuse_ici 'annexes/1.md' -- git commit -m Annexe \
	conventions/dugny/annexes/1.md
[ "$(git status --porcelain | grep -c '^ M')" = 2 ] || bad "files lost"
fini

dans "only what is staged is judged"
crochets
texte dugny Faux
evenement dugny '1, evenement: bilan, date: 2024-02-01'
git add conventions/dugny/suivi.yml
passe git commit -q -m Bilan
fini

dans "an event that is removed, a piece that changes"
crochets
sed -i '/publication/d' conventions/dugny/suivi.yml
echo Faux >conventions/dugny/pieces/d.pdf
refuse_ici 'suivi.yml' 'pieces/d.pdf' '2 manquements' -- git commit -a -m x
seulement L855 L856
fini

dans "what is free on the branch in force"
crochets
echo Lisez-moi >README.md
git add .
passe git commit -q -m Lisez-moi
fini

dans "a draft is free"
crochets
git switch -qc avenant/dugny/2
texte dugny Brouillon
passe git commit -q -a -m Brouillon
passe git push -q origin avenant/dugny/2
git switch -q --detach
texte dugny Encore
passe git commit -q -a -m Encore
fini

dans "a draft merged by hand"
crochets
git switch -qc avenant/dugny/2
texte dugny Brouillon
git commit -q -a -m Brouillon
git switch -q main
refuse_ici L851 -- git merge --no-ff -m Fusion avenant/dugny/2
git merge --abort
passe git merge -q --ff-only avenant/dugny/2
refuse_ici L851 'envoi refusé' 'git reset origin/main' -- \
	git push origin main
passe git reset -q origin/main
grep -q Brouillon conventions/dugny/convention.md || bad "the text is lost"
fini

dans "an act made by hand"
crochets
texte dugny Deux
avenant dugny 2
evenements dugny 2
git add .
refuse_ici 'convention.md' 'avenants/2.md' -- git commit -m 'Avenant deux'
message dugny 2 | sed '/^Effet/d' >../message
refuse_ici '« Effet: »' -- git commit -F ../message
message dugny 2 >../message
passe git commit -q -F ../message
refuse_ici 'sans son étiquette' -- git push origin main
etiqueter dugny 2
passe git push --follow-tags origin main
sain
fini

dans "an act that lacks a signature is a direct edit"
crochets
texte dugny Deux
avenant dugny 2
evenements dugny 2
sed -i '/acte: 2.*signature.*caf/d' conventions/dugny/suivi.yml
git add .
message dugny 2 >../message
refuse_ici L851 -- git commit -F ../message
fini

dans "comments and scissors in the message"
crochets
texte dugny Deux
avenant dugny 2
evenements dugny 2
git add .
message dugny 2 >../message
passe git -c core.editor=true commit -q -v -t ../message -e -F ../message
fini

dans "a new convention"
crochets
texte bondy
git add .
refuse_ici 'conventions/bondy' 'projet/bondy' -- git commit -m Bondy
seulement L852
fini

dans "settings that cannot be read"
crochets
echo 'brouillons: parfois' >ctg.yml
refuse_ici 'ctg.yml' -- git commit -a -m Réglages
fini

dans "tags, force, deletion"
crochets
git tag -f -m x -a acte/dugny/1 HEAD~1 >/dev/null
refuse_ici 'ne se déplace pas' -- git push --force origin acte/dugny/1
refuse_ici "ne s'efface pas" -- git push origin :refs/tags/acte/rouen/0
git commit -q --amend --no-verify -m Autre
refuse_ici 'disparaîtraient' -- git push --force origin main
refuse_ici "ne s'efface pas" -- git push origin :main
fini

dans "a server that is ahead"
git clone -q "file://$scratch/serveur.git" ../autre
(cd ../autre && evenement rouen '0, evenement: bilan, date: 2024-03-01' &&
	enregistrer && git push -q origin main) || bad "the other one"
rm -rf ../autre
crochets
evenement dugny '1, evenement: bilan, date: 2024-02-01'
passe git commit -q -a -m Bilan
refuse 'commits que vous n'"'"'avez pas' 'git pull --rebase' -- \
	git push --force origin main
passe git pull -q --rebase origin main
passe git push origin main
fini

dans "a shallow clone"
cd .. && rm -rf copie
git clone -q --depth 1 "file://$scratch/serveur.git" copie
cd copie || exit 1
crochets
evenement rouen '0, evenement: bilan, date: 2024-02-01'
passe git commit -q -a -m Bilan
passe git push origin main
serveur ../autre.git
refuse 'git fetch --unshallow --tags' -- git push ../autre.git main
git tag -d acte/dugny/0 >/dev/null 2>&1
rm -rf ../autre.git
fini

dans "a clone without the tags"
cd .. && rm -rf copie
git clone -q --no-tags "file://$scratch/serveur.git" copie
cd copie || exit 1
crochets
texte rouen Faux
refuse_ici 'acte/rouen/0' 'git fetch --tags' -- git commit -a -m x
seulement L852
git restore .
evenement rouen '0, evenement: bilan, date: 2024-02-01'
passe git commit -q -a -m Bilan
passe git push -q origin main
fini

dans "another work tree, a folder below"
crochets
git worktree add -q ../copie2 -b projet/x
git switch -q -c autre
cd ../copie2/conventions || exit 1
git switch -q main
texte_faux() {
	echo Faux >>dugny/annexes/1.md
}
texte_faux
refuse_ici 'conventions/dugny/annexes/1.md' -- git commit -a -m x
cd ../../copie || exit 1
git worktree remove --force ../copie2
fini

dans "the first commit of a register"
rm -rf ../neuf
git init -q ../neuf && cd ../neuf || exit 1
: >ctg.yml
a_la_main
git add .
passe git commit -q -m Registre
texte dugny
git add .
refuse 'projet/dugny' -- git commit -m Dugny
rm -rf ../neuf
fini

dans "hooks called by hand"
refuse 'crochet inconnu' 'pre-receive' -- ctg hook post-commit
refuse 'attend' -- ctg hook commit-msg
refuse 'ligne inattendue' -- sh -c 'echo n importe quoi | ctg hook pre-push'
refuse 'ligne inattendue' -- sh -c 'echo x | ctg hook pre-receive'
passe sh -c 'ctg hook pre-push origin url </dev/null'
fini
