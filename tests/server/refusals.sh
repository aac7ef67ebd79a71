#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What a server must refuse, each really tried, and what it says then.
. "$(dirname "$0")/lib.sh"

preparer
git push -q --follow-tags origin main || exit 1

envoyer() {
	git push --follow-tags origin "${1-main}"
}

# --- texts -----------------------------------------------------------------

dans "a direct commit"
texte dugny 'Un autre texte.'
enregistrer
refuse 'conventions/dugny/convention.md: erreur' '[L851]' \
	"commit $(git rev-parse --short=7 HEAD)" \
	'ctg avenant ouvrir dugny' 'git reset origin/main' -- envoyer
seulement L851
if git -C ../serveur.git cat-file -e "$(git rev-parse HEAD)" 2>/dev/null; then
	bad "the refused commit stays on the server"
fi
fini

dans "an annexe that is signed"
echo Faux >>conventions/dugny/annexes/1.md
enregistrer
refuse 'conventions/dugny/annexes/1.md: erreur' -- envoyer
seulement L851
fini

dans "an annexe more, one less, one renamed"
echo Plus >conventions/dugny/annexes/2.md
git mv conventions/rouen/annexes/1.md conventions/rouen/annexes/3.md
enregistrer
refuse 'dugny/annexes/2.md' 'y entre' 'rouen/annexes/1.md' \
	'en disparaît' 'rouen/annexes/3.md' '3 manquements' -- envoyer
seulement L851
fini

dans "a change undone by a later commit"
texte dugny 'Un autre texte.'
enregistrer
git revert --no-edit HEAD >/dev/null
refuse L851 "commit $(git rev-parse --short=7 HEAD~1)" \
	"commit $(git rev-parse --short=7 HEAD)" -- envoyer
fini

dans "the mode of a text"
chmod +x conventions/dugny/convention.md
enregistrer
refuse 'conventions/dugny/convention.md' -- envoyer
seulement L851
fini

dans "files of other kinds beside the text"
mkdir conventions/dugny/images conventions/dugny/autres
echo PNG >conventions/dugny/images/logo.png
echo Texte >conventions/dugny/autres/x.md
enregistrer
refuse 'images/logo.png' 'autres/x.md' -- envoyer
seulement L851
fini

dans "a convention that goes"
git rm -rq conventions/rouen
enregistrer
refuse 'ne peut pas être effacée' 'ctg consigner rouen resiliation' -- envoyer
seulement L851
fini

dans "all the conventions go"
git rm -rq conventions
enregistrer
refuse 'conventions/dugny' 'conventions/rouen' -- envoyer
seulement L851
fini

dans "a convention that becomes a file"
git rm -rq conventions/rouen
echo rouen >conventions/rouen
enregistrer
refuse 'ne peut pas être effacée' -- envoyer
fini

dans "a draft merged by hand"
git switch -qc avenant/dugny/2
texte dugny 'Texte de l'"'"'avenant deux.'
avenant dugny 2
enregistrer
git switch -q main
git merge -q --no-ff -m Fusion avenant/dugny/2
refuse 'convention.md' 'avenants/2.md' -- envoyer
seulement L851
fini

dans "a draft merged by fast-forward"
git switch -qc avenant/dugny/2
texte dugny 'Texte.'
enregistrer
refuse L851 -- git push origin avenant/dugny/2:main
fini

dans "more breaches than one reads"
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23; do
	echo $i >conventions/dugny/annexes/x$i.md
done
enregistrer
refuse 'et 3 autres' '23 manquements' -- envoyer
fini

# --- conventions that enter --------------------------------------------------

dans "a new convention without its act"
texte bondy
enregistrer
refuse 'conventions/bondy: erreur' 'projet/bondy' 'ctg clore bondy' -- envoyer
seulement L852
fini

dans "a folder that is no convention"
mkdir conventions/Dugny_2
echo x >conventions/Dugny_2/x
enregistrer
refuse "identifiant d'une convention" -- envoyer
seulement L852
fini

dans "a new convention with the act of another one"
texte bondy
clore dugny 2
refuse 'conventions/bondy' -- envoyer
seulement L852
fini

dans "a second act 0"
texte rouen 'Encore.'
git add -A .
message rouen 0 >.git/message
git commit -q --no-verify --allow-empty -F .git/message
refuse "le prochain est l'acte 1" -- git push origin main
fini

# --- acts --------------------------------------------------------------------

# acte: the files of the second avenant of dugny, not committed
acte() {
	texte dugny 'Deux.'
	avenant dugny 2
	evenements dugny 2
}

# scelle <sed command>: commits it with its message edited
scelle() {
	message dugny 2 | sed "$1" >.git/message
	git add -A .
	git commit -q --no-verify -F .git/message
	etiqueter dugny 2
}

dans "an act without its tag"
acte
scelle ''
git tag -d acte/dugny/2 >/dev/null
refuse 'acte/dugny/2: erreur' 'sans son étiquette' 'git push --follow-tags' \
	-- git push origin main
seulement L857
fini

dans "an act whose tag stays behind"
acte
scelle ''
refuse 'sans son étiquette' -- git push origin main
seulement L857
passe envoyer
fini

dans "a tag without a message"
acte
scelle ''
git tag -f acte/dugny/2 >/dev/null
refuse "n'a pas de message" -- git push origin main acte/dugny/2
seulement L857
fini

dans "a tag on another commit"
acte
scelle ''
git log -1 --format=%B >.git/message
git tag -f -F .git/message -a acte/dugny/2 HEAD~1 >/dev/null
refuse 'un autre commit' -- git push origin main acte/dugny/2
seulement L857
fini

dans "a tag that says something else"
acte
scelle ''
message dugny 2 2023-01-01 >.git/message
git tag -f -F .git/message -a acte/dugny/2 >/dev/null
refuse 'ne dit pas la même chose' -- git push origin main acte/dugny/2
seulement L857
fini

dans "an act that amends one that is not signed"
texte dugny 'Trois.'
avenant dugny 3
evenements dugny 3
sceller dugny 3
refuse 'il modifie la version 2' 'il manque la ligne' -- envoyer
seulement L853
fini

dans "an act that does not say which one it follows"
texte dugny 'Trois.'
avenant dugny 3
sed -i 's/^base: 2/base: 1/' conventions/dugny/avenants/3.md
evenements dugny 3
sceller dugny 3
refuse 'il manque la ligne' 'Base: 1' -- envoyer
seulement L853
fini

dans "an act that says it follows another one"
texte dugny 'Trois.'
avenant dugny 3
sed -i 's/^base: 2/base: 1/' conventions/dugny/avenants/3.md
evenements dugny 3
message dugny 3 >.git/message
sed -i 's/^Acte: 3/&\nBase: 0/' .git/message
git add -A . && git commit -q --no-verify -F .git/message
etiqueter dugny 3
refuse 'Base: 0' 'la version en vigueur est la version 1' -- envoyer
seulement L853
fini

dans "an act whose number is far from all others"
texte dugny 'Douze.'
avenant dugny 12
evenements dugny 12
sceller dugny 12
refuse "le prochain est l'acte 2" -- envoyer
fini

dans "a folder that takes the number of a later act"
texte dugny 'Deux.'
avenant dugny 2
evenements dugny 2
mkdir conventions/dugny/avenants/9.md
echo x >conventions/dugny/avenants/9.md/x
sceller dugny 2
refuse 'avenants/9.md/x: erreur' -- envoyer
seulement L853
fini

dans "an act that was closed already"
texte dugny 'Encore un.'
git add -A .
message dugny 1 >.git/message
git commit -q --no-verify -F .git/message
refuse "dit clore l'acte 1" "le prochain est l'acte 2" -- git push origin main
fini

dans "an act without its file"
acte
rm conventions/dugny/avenants/2.md
scelle ''
refuse 'avenants/2.md' 'fichier introuvable' -- envoyer
seulement L853
fini

dans "an act on a base that is not the version in force"
acte
avenant dugny 2 0
scelle ''
refuse 'avenants/2.md:5' 'celle en vigueur est la version 1' -- envoyer
seulement L853
fini

dans "an act whose file has another number"
acte
avenant dugny 3 1
mv conventions/dugny/avenants/3.md conventions/dugny/avenants/2.md
scelle ''
refuse "se dit l'avenant n°" -- envoyer
seulement L853
fini

dans "an act whose file cannot be read"
acte
echo Rien >conventions/dugny/avenants/2.md
scelle ''
refuse 'avenants/2.md' -- envoyer
seulement L853
fini

dans "two acts of two conventions in a commit"
acte
texte rouen 'Un.'
avenant rouen 1
evenements rouen 1
scelle ''
refuse 'conventions/rouen/convention.md' 'conventions/rouen/avenants/1.md' \
	-- envoyer
seulement L851
fini

dans "two acts said by a commit"
acte
scelle '$a Convention: rouen\nActe: 1'
refuse "ne clôt qu'un acte" -- envoyer
fini

dans "two acts of one convention in a commit"
acte
avenant dugny 3
scelle ''
refuse "n'est pas celui que ce commit clôt" -- envoyer
seulement L853
fini

for key in Acte Effet; do
	dans "an act that does not say « $key »"
	acte
	scelle "/^$key:/d"
	refuse "« $key: »" -- envoyer
	fini
done

dans "an act that does not say who decided, who signed"
acte
scelle '/^Deliberation: caf/d; /^Signature: commune/d'
refuse 'Deliberation: caf' 'Signature: commune' -- envoyer
seulement L853
fini

dans "an act that says what did not happen"
acte
scelle 's/^Signature: caf.*/Signature: caf 2022-12-19/'
refuse '« Signature: caf 2022-12-19 »' 'suivi.yml' -- envoyer
seulement L853
fini

dans "an act that says what another party did"
acte
scelle '$a Signature: departement 2022-12-19'
refuse 'Signature: departement' -- envoyer
seulement L853
fini

dans "an act with another number of délibération"
acte
scelle 's/2022-112/2022-113/'
refuse '2022-113' -- envoyer
seulement L853
fini

dans "an act that takes effect another day"
acte
scelle 's/^Effet:.*/Effet: 2023-01-01/'
refuse "l'acte prend effet le 2022-12-20" -- envoyer
seulement L853
fini

dans "an act that takes effect on no day"
acte
scelle 's/^Effet:.*/Effet: signature/'
refuse "date d'effet illisible" -- envoyer
fini

dans "an act that one party has not signed"
acte
sed -i '/acte: 2, evenement: signature, partie: commune/d' \
	conventions/dugny/suivi.yml
scelle '/^Signature: commune/d'
refuse "avenant n°" 'il manque la signature de la commune' -- envoyer
seulement L853 L854
fini

dans "an act that one party has not decided"
acte
sed -i '/acte: 2, evenement: decision/d' conventions/dugny/suivi.yml
scelle ''
refuse 'il manque la décision de la Caf' -- envoyer
fini

dans "an act from which a party was dropped"
acte
sed -i '/id: commune/,/maire/d' conventions/dugny/convention.md
sed -i '/acte: 2.*commune/d' conventions/dugny/suivi.yml
scelle '/commune/d'
refuse 'convention.md' -- envoyer
fini

# trois: a convention of three parties, signed
trois() {
	texte trois
	sed -i '/^periode:/i\
  - id: epci\
    nom: Communauté du Nord\
    designation: la communauté\
    type: epci\
    representants: [{nom: Eva ROY, qualite: présidente}]' \
		conventions/trois/convention.md
	evenements trois 0
	communaute 0
	{
		message trois 0
		printf '%s\n' 'Deliberation: epci 2022-11-20' \
			'Signature: epci 2022-12-15'
	} >.git/message
	git add -A .
	git commit -q --no-verify -F .git/message
	etiqueter trois 0
}

# communaute <n>: what the third party did for the act
communaute() {
	evenement trois "$1, evenement: deliberation, partie: epci, date: 2022-11-20"
	evenement trois "$1, evenement: signature, partie: epci, date: 2022-12-15"
}

dans "a party of three leaves without signing"
trois
passe envoyer
sed -i '/id: epci/,/présidente/d' conventions/trois/convention.md
avenant trois 1
printf '%s\n' '' '# Article 2' '' \
	'La Communauté du Nord se retire de la convention.' \
	>>conventions/trois/avenants/1.md
evenements trois 1
sceller trois 1
refuse 'il manque la délibération de la communauté' \
	'il manque la signature de la communauté' -- envoyer
seulement L853 L854
git tag -d acte/trois/1 >/dev/null
git reset -q --soft HEAD~1
communaute 1
{
	message trois 1
	printf '%s\n' 'Deliberation: epci 2022-11-20' \
		'Signature: epci 2022-12-15'
} >.git/message
git add -A .
git commit -q --no-verify -F .git/message
etiqueter trois 1
passe envoyer
fini

dans "an act with an annexe that would come later, one that grows"
acte
sed -i -e '/numero: 1/i\  - {numero: 2, titre: Suite, fichier: pieces/x.md}' \
	-e '/numero: 1/i\  - {numero: 3, titre: Faits, fichier: ./suivi.yml}' \
	conventions/dugny/convention.md
echo '![Plan](pieces/plan.png)' >>conventions/dugny/convention.md
scelle ''
refuse '« pieces/x.md » : fichier introuvable' "suivi.yml s'allonge" \
	'« pieces/plan.png » : fichier introuvable' '4 manquements' -- envoyer
seulement L853
fini

dans "an act whose parties cannot be read"
acte
sed -i 's/id: commune/identifiant: commune/' conventions/dugny/convention.md
scelle ''
refuse 'convention.md' 'L853' -- envoyer
fini

dans "an avenant already signed"
acte
echo Ajout >>conventions/dugny/avenants/1.md
scelle ''
refuse 'avenants/1.md' 'ne change plus' -- envoyer
seulement L855
fini

dans "an avenant already signed that goes"
acte
rm conventions/dugny/avenants/1.md
scelle ''
refuse 'avenants/1.md' -- envoyer
seulement L855
fini

dans "an act that brings nothing"
message dugny 2 >.git/message
git commit -q --no-verify --allow-empty -F .git/message
etiqueter dugny 2
refuse 'avenants/2.md' -- envoyer
fini

dans "an act of a convention that is not there"
message absente 0 >.git/message
git commit -q --no-verify --allow-empty -F .git/message
refuse "qui n'est pas là" -- git push origin main
fini

dans "an act of ../.."
message ../.. 0 >.git/message
git commit -q --no-verify --allow-empty -F .git/message
refuse "qui n'est pas là" -- git push origin main
fini

# --- pieces, events ----------------------------------------------------------

dans "a piece that changes, one that goes"
echo Faux >conventions/dugny/pieces/d.pdf
enregistrer
refuse 'pieces/d.pdf' -- envoyer
seulement L855
git reset -q --hard HEAD~1
git rm -q conventions/dugny/pieces/d.pdf
enregistrer
refuse 'pieces/d.pdf' -- envoyer
seulement L855
fini

dans "a piece that an act changes"
acte
echo Faux >conventions/dugny/pieces/d.pdf
scelle ''
refuse 'pieces/d.pdf' -- envoyer
seulement L855
fini

dans "an event that is removed"
sed -i '/publication/d' conventions/dugny/suivi.yml
enregistrer
refuse 'dugny/suivi.yml' 'publication' '--malgre' -- envoyer
seulement L856
fini

dans "an event that is changed"
sed -i 's/2022-11-26/2022-11-27/' conventions/dugny/suivi.yml
enregistrer
refuse '2022-11-26' -- envoyer
seulement L856
fini

dans "an event that is moved"
{
	sed 1d conventions/dugny/suivi.yml
	sed 1q conventions/dugny/suivi.yml
} >s
mv s conventions/dugny/suivi.yml
enregistrer
refuse 'suivi.yml' '2022-11-10' -- envoyer
fini

dans "an event removed by an act"
acte
sed -i '/publication/d' conventions/dugny/suivi.yml
scelle ''
refuse 'publication' -- envoyer
seulement L856
fini

dans "the events are gone"
git rm -q conventions/dugny/suivi.yml
enregistrer
refuse 'ont disparu' -- envoyer
seulement L856
fini

dans "an event removed by a merge"
git switch -qc autre
evenement dugny '1, evenement: bilan, date: 2024-02-01'
enregistrer
git switch -q main
evenement dugny '0, evenement: bilan, date: 2024-03-01'
enregistrer
git merge -q -s ours --no-commit autre >/dev/null 2>&1
git show autre:conventions/dugny/suivi.yml >conventions/dugny/suivi.yml
enregistrer Fusion
refuse '2024-03-01' -- envoyer
seulement L856
fini

dans "a line that is no event"
echo '- {acte: 1, evenement: fete, date: 2024-02-01}' \
	>>conventions/dugny/suivi.yml
echo '<<<<<<< HEAD' >>conventions/dugny/suivi.yml
enregistrer
refuse 'suivi.yml:' 'fete' 'conflit' -- envoyer
seulement L811
fini

dans "an event of nobody, one out of order, one to come"
evenement dugny '1, evenement: publication, partie: mairie, date: 2024-02-01'
evenement dugny '5, evenement: signature, partie: caf, date: 2024-02-01'
evenement dugny '1, evenement: bilan, date: 2026-02-01'
enregistrer
refuse 'mairie' 'n'"'"'est consignée' '1er février 2026' -- envoyer
seulement L801 L804 L806 L861
fini

dans "a signature, a decision added to an act that is closed"
evenement dugny '1, evenement: signature, partie: caf, date: 2022-12-20'
evenement dugny '0, evenement: decision, partie: caf, date: 2022-11-09'
enregistrer
refuse 'ajoutée sans motif après la clôture' '--malgre' -- envoyer
seulement L860
git reset -q --hard HEAD~1
evenement dugny '1, evenement: signature, partie: caf, date: 2022-12-19, malgre: date mal recopiée'
enregistrer
passe envoyer
fini

dans "events of an avenant that is only a draft"
evenement dugny '2, evenement: decision, partie: caf, date: 2024-01-10'
evenement dugny '2, evenement: signature, partie: caf, date: 2024-02-01'
enregistrer
refuse "concerne l'avenant n° 2, qui n'est pas clos" -- envoyer
seulement L861
fini

# --- tags, branch --------------------------------------------------------------

dans "a tag that moves"
git tag -f -m Autre -a acte/dugny/1 HEAD~1 >/dev/null
refuse 'acte/dugny/1: erreur' 'ne se déplace pas' \
	'git fetch --tags --force' -- git push --force origin acte/dugny/1
seulement L857
fini

dans "a tag that goes"
refuse 'acte/rouen/0: erreur' "ne s'efface pas" -- \
	git push origin :refs/tags/acte/rouen/0
seulement L857
fini

dans "all the tags go, the branch with them"
refuse L857 L858 -- git push origin :refs/tags/acte/dugny/0 \
	:refs/tags/acte/dugny/1 :refs/tags/acte/rouen/0 :refs/heads/main
fini

dans "tags of other names below acte/"
git tag -m x acte/dugny/notes
git tag -m x acte/dugny/02
git tag -m x acte/Dugny/2
git tag acte/simple
refuse 'acte/dugny/notes' 'acte/dugny/02' 'acte/Dugny/2' 'acte/simple' \
	-- git push --tags origin
seulement L857
fini

dans "a tag that passes off a draft as an act"
git switch -qc avenant/dugny/2
acte
scelle ''
refuse 'ne clôt pas cet acte' -- git push origin avenant/dugny/2 acte/dugny/2
seulement L857
git switch -q main
git merge -q -s ours --no-ff -m Fusion avenant/dugny/2
refuse 'ne clôt pas cet acte' -- git push origin main acte/dugny/2
seulement L857
fini

dans "a tag that passes off an event as an act"
evenement dugny '0, evenement: bilan, date: 2024-03-01'
enregistrer
message dugny 2 >.git/message
git tag -F .git/message -a acte/dugny/2
refuse 'ne clôt pas cet acte' -- git push origin main acte/dugny/2
seulement L857
fini

dans "a tag of a file"
git tag -m x acte/dugny/2 HEAD:ctg.yml
refuse 'ne désigne pas une version' -- git push origin acte/dugny/2
seulement L857
fini

dans "the branch is rewritten"
git commit -q --amend -m 'Réécrit'
refuse 'main: erreur' 'disparaîtraient' 'git pull --rebase' -- \
	git push --force origin main
seulement L858
fini

dans "the branch goes back"
git reset -q --hard HEAD~1
refuse 'disparaîtraient' -- git push --force origin main
seulement L858
fini

dans "the branch starts anew"
git switch -q --orphan nouveau
git commit -q --allow-empty -m Vide
refuse 'disparaîtraient' -- git push --force origin nouveau:main
seulement L858
fini

dans "another text in the place of the signed one, for git alone"
signed=$(git rev-parse HEAD:conventions/dugny/convention.md)
other=$(echo 'Un autre texte.' | git hash-object -w --stdin)
refuse "refs/replace/$signed: erreur" 'git replace -d' -- \
	git push origin "$other:refs/replace/$signed"
seulement L858
fini

dans "a tag that passes for the branch"
git tag -m x main HEAD~1
refuse 'refs/tags/main: erreur' -- git push origin refs/tags/main
seulement L858
fini

dans "the branch goes"
refuse "ne s'efface pas" -- git push origin :main
seulement L858
fini

dans "a merge the wrong way round"
git switch -qc autre HEAD~1
evenement rouen '0, evenement: bilan, date: 2024-03-01'
enregistrer
git merge -q --no-ff -m Fusion main
refuse 'met au second plan' 'git pull --rebase' -- git push origin autre:main
seulement L858
passe git pull -q --rebase origin main
passe git push origin autre:main
fini

dans "settings that would disarm the guard"
git rm -q ctg.yml
enregistrer
refuse 'ctg.yml: erreur' -- envoyer
seulement L850
git reset -q --hard HEAD~1
echo 'branche: essai' >ctg.yml
enregistrer
refuse '« main » ne serait plus contrôlée' -- envoyer
seulement L850
echo 'branch: main' >ctg.yml
enregistrer
refuse 'ctg.yml:1' 'branche' -- envoyer
seulement L850
printf 'branche: \377' >ctg.yml
enregistrer
refuse 'ctg.yml' -- envoyer
seulement L850
git rm -q ctg.yml
ln -s README.md ctg.yml
enregistrer
refuse 'lien refusé' -- envoyer
seulement L850
fini

dans "everything at once is told at once"
texte dugny 'Un autre texte.'
sed -i '/publication/d' conventions/dugny/suivi.yml
texte bondy
enregistrer
git tag -f -m Autre -a acte/dugny/1 >/dev/null
refuse L851 L852 L856 L857 '4 manquements' -- \
	git push --force origin main acte/dugny/1
fini

# --- places --------------------------------------------------------------------

dans "a server whose HEAD is another branch"
rm -rf ../serveur.git
serveur ../serveur.git
git -C ../serveur.git symbolic-ref HEAD refs/heads/autre
git -C ../serveur.git config ctg.registre .
echo 'branche: production' >ctg.yml
enregistrer
refuse 'HEAD: erreur' 'git symbolic-ref HEAD refs/heads/production' -- \
	git push --follow-tags origin main:production
seulement L850
git -C ../serveur.git symbolic-ref HEAD refs/heads/production
passe git push --follow-tags origin main:production
echo Faux >>conventions/dugny/annexes/1.md
enregistrer
refuse L851 -- git push origin main:production
passe git push origin main:autre
fini

dans "a branch that would become the server's HEAD"
git -C ../serveur.git symbolic-ref HEAD refs/heads/master
git switch -q --orphan master
echo 'branche: master' >ctg.yml
git add ctg.yml
git commit -q --no-verify -m 'Autre registre'
refuse 'ctg.yml: erreur' '« main » ne serait plus contrôlée' \
	'git symbolic-ref HEAD refs/heads/main' -- git push origin master
seulement L850
git rm -q ctg.yml
echo Lisez-moi >README.md
enregistrer
refuse 'ctg.yml: erreur' -- git push origin master
git switch -q main
passe git push origin main:master
echo 'branche: master' >ctg.yml
enregistrer
refuse 'ctg.yml: erreur' '« main » ne serait plus contrôlée' -- \
	git push origin main:master
seulement L850
fini

dans "a server that is no register yet"
rm -rf ../serveur.git
serveur ../serveur.git
git switch -q --orphan vide
git rm -rfq . 2>/dev/null
echo Lisez-moi >README.md
enregistrer
refuse 'ctg.yml' -- git push origin vide:main
mv ../serveur.git/hooks/pre-receive ../hook
passe git push origin vide:main
mv ../hook ../serveur.git/hooks/pre-receive
: >ctg.yml
enregistrer
passe git push origin vide:main
texte dugny
enregistrer
refuse L852 -- git push origin vide:main
fini
