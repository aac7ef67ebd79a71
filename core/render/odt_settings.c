/* SPDX-License-Identifier: Apache-2.0 */
#include "render/odt_writer.h"

/* A row whose paragraphs stay with the next one is left at the foot of a page
 * unless the document asks for what Word does: TableRowKeep.  LibreOffice
 * then takes each setting that is not there for that of a document of twenty
 * years ago, so that all those that it lays out by are said, as they are in a
 * new document. */
#define NAMESPACE	"urn:oasis:names:tc:opendocument:xmlns:"
#define ITEM(name, type, value) \
	"<config:config-item config:name=\"" name "\" config:type=\"" type \
	"\">" value "</config:config-item>"
#define ON(name)	ITEM(name, "boolean", "true")
#define OFF(name)	ITEM(name, "boolean", "false")

struct ctg_str ctg_odt_settings(void)
{
	return STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<office:document-settings xmlns:office=\"" NAMESPACE
		"office:1.0\" xmlns:config=\"" NAMESPACE "config:1.0\" "
		"xmlns:ooo=\"http://openoffice.org/2004/office\" "
		"office:version=\"1.3\"><office:settings>"
		"<config:config-item-set "
		"config:name=\"ooo:configuration-settings\">"
		ON("TableRowKeep")
		ON("AddExternalLeading")
		ON("AddParaLineSpacingToTableCells")
		ON("AddParaSpacingToTableCells")
		ON("AutoFirstLineIndentDisregardLineSpace")
		ON("CollapseEmptyCellPara")
		ON("EmptyDbFieldHidesPara")
		ON("PropLineSpacingShrinksFirstLine")
		ON("TabOverflow")
		OFF("ClipAsCharacterAnchoredWriterFlyFrames")
		OFF("DoNotJustifyLinesWithManualBreak")
		OFF("DoNotResetParaAttrsForNumFont")
		OFF("IgnoreFirstLineIndentInNumbering")
		OFF("SmallCapsPercentage66")
		OFF("SubtractFlysAnchoredAtFlys")
		OFF("UnxForceZeroExtLeading")
		OFF("UseFormerLineSpacing")
		OFF("UseFormerObjectPositioning")
		OFF("UseFormerTextWrapping")
		OFF("UseOldNumbering")
		ITEM("PrinterIndependentLayout", "string", "high-resolution")
		"</config:config-item-set></office:settings>"
		"</office:document-settings>");
}
