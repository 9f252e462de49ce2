package paper

// The parts of a Word file that are the same in every one.

const (
	wordXML    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordSpace  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	wordFormat = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	wordOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

	wordTypes = wordXML + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="` + wordFormat + `document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="` + wordFormat + `styles+xml"/>` +
		`<Override PartName="/word/settings.xml" ContentType="` + wordFormat + `settings+xml"/>` +
		`<Override PartName="/word/header1.xml" ContentType="` + wordFormat + `header+xml"/>` +
		`<Override PartName="/word/footer1.xml" ContentType="` + wordFormat + `footer+xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

	wordRels = wordXML + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + wordOffice + `officeDocument" Target="word/document.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

	wordPartRels = wordXML + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="` + wordOffice + `styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="` + wordOffice + `settings" Target="settings.xml"/>` +
		`<Relationship Id="rId3" Type="` + wordOffice + `header" Target="header1.xml"/>` +
		`<Relationship Id="rId4" Type="` + wordOffice + `footer" Target="footer1.xml"/></Relationships>`

	// The author is left blank on purpose.
	wordCore = wordXML + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>TITLE</dc:title><dc:creator></dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>`

	wordSettings = wordXML + `<w:settings ` + wordSpace + `><w:themeFontLang w:val="en-GB"/></w:settings>`

	wordPage = `<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>` +
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1080" w:right="907" w:bottom="1020" w:left="907" w:header="480" w:footer="420" w:gutter="0"/></w:sectPr>`

	wordDrawn = ` xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"`

	// wordAcross is a text along the diagonal of the page, in light grey behind what is written.
	wordAcross = `<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">` +
		`<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>` +
		`<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>` +
		`<v:path textpathok="t" o:connecttype="none"/><v:textpath on="t" fitshape="t"/></v:shapetype>` +
		`<v:shape id="across" o:spid="_x0000_s1025" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;width:520pt;height:34pt;rotation:315;z-index:-251658752;` +
		`mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#d8d8d8" stroked="f">`

	wordGap = `<w:p><w:pPr><w:pStyle w:val="Gap"/></w:pPr></w:p>`

	wordStyles = wordXML + `<w:styles ` + wordSpace + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Arial"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>` +
		`</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>` +
		wordTitleStyles + wordTextStyles + wordTableStyles + `</w:styles>`

	wordTitleStyles = `<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:after="60"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="777777"/></w:pBdr><w:spacing w:before="140" w:after="60"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="40"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:sz w:val="21"/></w:rPr></w:style>`

	wordTextStyles = `<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="60" w:after="40"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:customStyle="1" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="19"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:customStyle="1" w:styleId="CellHead"><w:name w:val="Cell Head"/><w:basedOn w:val="Cell"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:customStyle="1" w:styleId="FieldLabel"><w:name w:val="Field Label"/><w:basedOn w:val="Cell"/><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:customStyle="1" w:styleId="Marks"><w:name w:val="Marks"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="444444"/><w:sz w:val="16"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:customStyle="1" w:styleId="PageNumber"><w:name w:val="Page Number Line"/><w:basedOn w:val="Marks"/><w:pPr><w:jc w:val="right"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:customStyle="1" w:styleId="Gap"><w:name w:val="Gap"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr><w:rPr><w:sz w:val="8"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:customStyle="1" w:styleId="NewPage"><w:name w:val="New Page"/><w:basedOn w:val="Gap"/></w:style>`

	wordTableStyles = `<w:style w:type="table" w:customStyle="1" w:styleId="Grid"><w:name w:val="Waymark Grid"/><w:basedOn w:val="TableNormal"/>` + wordBorders +
		`<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/></w:tcPr></w:tblStylePr></w:style>` +
		`<w:style w:type="table" w:customStyle="1" w:styleId="Fields"><w:name w:val="Waymark Fields"/><w:basedOn w:val="TableNormal"/>` + wordBorders + wordFirstColumn + `</w:style>` +
		`<w:style w:type="table" w:customStyle="1" w:styleId="Signed"><w:name w:val="Waymark Signature"/><w:basedOn w:val="TableNormal"/>` + wordBorders + wordFirstColumn + `</w:style>`

	wordFirstColumn = `<w:tblStylePr w:type="firstCol"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F0F0F0"/></w:tcPr></w:tblStylePr>`

	wordLine    = ` w:val="single" w:sz="4" w:space="0" w:color="808080"/>`
	wordBorders = `<w:tblPr><w:tblBorders><w:top` + wordLine + `<w:left` + wordLine + `<w:bottom` + wordLine + `<w:right` + wordLine +
		`<w:insideH` + wordLine + `<w:insideV` + wordLine + `</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>`
)
