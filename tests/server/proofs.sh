#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# An act states exactly what changes: what it leaves out, what is not done.
. "$(dirname "$0")/lib.sh"

preparer
git push -q --follow-tags origin main || exit 1

envoyer() {
	git push --follow-tags origin main
}

# acte <sed command> <file>: the second avenant of dugny, which states its new
# alinéa, and one more change to a file
acte() {
	texte dugny 'Les parties se réunissent deux fois par an (annexe 1).'
	avenant dugny 2
	sed -i "$1" "conventions/dugny/$2"
	evenements dugny 2
	sceller dugny 2
}

# dire <statement>: what the act says too
dire() {
	printf '\n%s\n' '# Article 2' "$@" >>conventions/dugny/avenants/2.md
}

# --- done, not stated --------------------------------------------------------

dans "a word of the text"
acte 's/deux fois/trois fois/' convention.md
refuse 'conventions/dugny/convention.md:25: erreur' \
	"premier alinéa de l'article 1er : l'acte donne « deux »" \
	'le texte « trois »' 'ctg avenant rediger' \
	"commit $(git rev-parse --short=7 HEAD)" -- envoyer
seulement A752
fini

dans "a title, an alinéa more, one less"
acte 's/^# Article 1er - Objet/&s/' convention.md
refuse "intitulé de l'article 1er" 'le texte « Objets »' -- envoyer
seulement A752
git reset -q --hard HEAD~1
git tag -d acte/dugny/2 >/dev/null
acte '$a\\nUn mot de plus.' convention.md
refuse 'convention.md:27: erreur' "deuxième alinéa de l'article 1er : le \
texte porte « Un mot de plus. », que l'acte ne dit pas" -- envoyer
seulement A750
git reset -q --hard HEAD~1
git tag -d acte/dugny/2 >/dev/null
acte '/réunissent/d' convention.md
refuse 'conventions/dugny/avenants/2.md:1: erreur' \
	"selon l'acte, on lit « Les parties se réunissent" -- envoyer
seulement A751
fini

dans "a word of an annexe"
acte 's/partagé/contesté/' annexes/1.md
refuse 'conventions/dugny/annexes/1.md:1: erreur' \
	"premier alinéa de l'annexe 1 : l'acte donne « partagé »" -- envoyer
seulement A752
fini

dans "a word of the front-matter"
for change in 's/Luc PETIT/Jean PETIT/' 's/Commune de Dugny/Ville de Dugny/' \
	's/2027-12-31/2030-12-31/' 's/^lieu: .*/lieu: Stains/' \
	's/titre: Diagnostic/titre: Constat/' 's/globale de dugny/globale/'
do
	acte "$change" convention.md
	refuse "l'acte donne" -- envoyer
	seulement A752
	git reset -q --hard HEAD~1
	git tag -d acte/dugny/2 >/dev/null
done
acte '/numero: 1/a\  - {numero: 2, titre: Suite, fichier: pieces/d.pdf}' \
	convention.md
refuse "annexe 2 : le texte porte « Annexe 2 - Suite »" -- envoyer
seulement A750
fini

dans "a text that changes by an act that states nothing"
acte '/^# Article 1er/,$d' avenants/2.md
refuse 'convention.md:25: erreur' 'se réunissent deux fois par an' -- envoyer
seulement A751 A752
fini

# --- stated, not done --------------------------------------------------------

dans "an alinéa that is not there"
texte dugny Deux.
avenant dugny 2
dire '' "L'article 1er est complété par un alinéa ainsi rédigé :" '' \
	'« Une clause que le texte ne porte pas. »'
evenements dugny 2
sceller dugny 2
refuse "deuxième alinéa de l'article 1er : selon l'acte, on lit « Une clause" \
	-- envoyer
seulement A751
fini

dans "a party that leaves and stays"
texte dugny Deux.
avenant dugny 2
dire '' 'La Commune de Dugny se retire de la convention.'
evenements dugny 2
sceller dugny 2
refuse 'Commune de Dugny' 'le texte « deux exemplaires originaux »' -- envoyer
seulement A750 A752
fini

dans "sentences that nobody can apply"
texte dugny Deux.
avenant dugny 2
dire '' "L'article 9 est supprimé." '' \
	"Le reste de l'article 1er est remplacé comme convenu oralement."
evenements dugny 2
sceller dugny 2
refuse 'avenants/2.md:19: erreur' 'article 9' \
	'avenants/2.md:23: erreur' 'formule non reconnue' -- envoyer
seulement A701 A702
fini

# --- proved --------------------------------------------------------------------

# proposer: the text, an annexe and the front-matter change, on a draft, and
# the act is written from them
proposer() {
	git switch -qc avenant/dugny/2
	texte dugny 'Les parties se réunissent deux fois par an (annexe 1).'
	sed -i -e 's/Luc PETIT/Jean PETIT/' -e 's/2027-12-31/2028-12-31/' \
		conventions/dugny/convention.md
	echo 'Le diagnostic est mis à jour.' >conventions/dugny/annexes/1.md
	ctg avenant rediger >"$scratch/log" 2>&1 || bad "no act was written"
	enregistrer
	git switch -q main
	git checkout -q avenant/dugny/2 -- conventions
}

dans "an act that states them all"
proposer
evenements dugny 2
sceller dugny 2
passe envoyer
sain
fini

dans "the same, with a word more"
proposer
sed -i 's/mis à jour/remis à jour/' conventions/dugny/annexes/1.md
evenements dugny 2
sceller dugny 2
refuse 'conventions/dugny/annexes/1.md:1: erreur' "l'acte donne « mis »" \
	-- envoyer
seulement A752
fini

# --- what no act can say -------------------------------------------------------

dans "an image that shows something else under the same name"
git switch -qc avenant/dugny/2
texte dugny '![Plan](images/plan.png) du territoire (annexe 1).'
mkdir conventions/dugny/images
echo un >conventions/dugny/images/plan.png
ctg avenant rediger >"$scratch/log" 2>&1 || bad "no act was written"
enregistrer
git switch -q main
git checkout -q avenant/dugny/2 -- conventions
evenements dugny 2
sceller dugny 2
passe envoyer
avenant dugny 3
sed -i '/^# Article 1er/,$d' conventions/dugny/avenants/3.md
echo deux >conventions/dugny/images/plan.png
evenements dugny 3
sceller dugny 3
refuse "l'image « images/plan.png » n'est plus celle" -- envoyer
seulement A754
fini

dans "a clause that is written and never printed"
for clause in '<div>Clause secrète</div>' '<!-- Les parties renoncent. -->'; do
	acte "\$a\\\\n$clause" convention.md
	refuse 'convention.md:27: erreur' -- envoyer
	seulement L853
	git reset -q --hard HEAD~1
	git tag -d acte/dugny/2 >/dev/null
done
fini

dans "data printed nowhere, that the commit does not list"
acte 's/^    type: commune/&\n    siren: "219300308"/' convention.md
refuse 'le message du commit doit dire ce qui change' \
	'SIREN de « la commune » : « 219300308 » ajouté' -- envoyer
seulement L853
fini
