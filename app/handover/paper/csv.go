package paper

import (
	"slices"
	"strings"
)

// CSV is a table as a file for a spreadsheet (RFC 4180), read back and compared: UTF-8 with its mark, so
// that Excel knows it, lines ended by CRLF. A cell that a spreadsheet would take for a formula
// has an apostrophe before it. The error is ErrNotSame.
func CSV(head []string, rows [][]string) ([]byte, error) {
	table := append([][]string{head}, rows...)
	safe := make([][]string, len(table))
	for i, row := range table {
		for _, cell := range row {
			safe[i] = append(safe[i], noFormula(Clean(cell)))
		}
	}
	var b strings.Builder
	b.WriteString(byteOrderMark)
	for _, row := range safe {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(quoted(cell))
		}
		b.WriteString("\r\n")
	}
	if !slices.EqualFunc(readCSV(b.String()[len(byteOrderMark):]), safe, slices.Equal) {
		return nil, ErrNotSame
	}
	return []byte(b.String()), nil
}

const byteOrderMark = "\uFEFF"

// quoted stands in quotation marks where it holds what could end a cell, and where a space at its ends could be lost.
func quoted(cell string) string {
	if !strings.ContainsAny(cell, ",\"\n") && strings.TrimSpace(cell) == cell {
		return cell
	}
	return `"` + strings.ReplaceAll(strings.ReplaceAll(cell, `"`, `""`), "\n", "\r\n") + `"`
}

// readCSV takes a file apart, cell by cell; nil where it is none.
func readCSV(file string) [][]string {
	var rows [][]string
	var row []string
	for file != "" {
		cell, rest := file, ""
		if strings.HasPrefix(file, `"`) {
			var whole bool
			if cell, rest, whole = inQuotes(file[1:]); !whole {
				return nil
			}
		} else if end := strings.IndexAny(file, ",\r\n"); end >= 0 {
			cell, rest = file[:end], file[end:]
		}
		row = append(row, cell)
		after, ends := strings.CutPrefix(rest, "\r\n")
		switch {
		case ends:
			rows, row, file = append(rows, row), nil, after
		case strings.HasPrefix(rest, ","):
			file = rest[1:]
		default:
			return nil
		}
	}
	return rows
}

// inQuotes is the cell up to the quotation mark that ends it, and what is behind.
func inQuotes(file string) (cell, rest string, whole bool) {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(file, `"`)
		b.WriteString(before)
		if !found {
			return "", "", false
		}
		if !strings.HasPrefix(after, `"`) {
			return strings.ReplaceAll(b.String(), "\r\n", "\n"), after, true
		}
		b.WriteByte('"')
		file = after[1:]
	}
}

// noFormula looks behind spaces and at the full-width signs too, because some spreadsheets do.
func noFormula(cell string) string {
	first := strings.TrimLeft(cell, " \u00A0\n")
	if first != "" && strings.ContainsAny(first[:min(len(first), 1)], "=+-@|%") || strings.HasPrefix(first, "＝") ||
		strings.HasPrefix(first, "＋") || strings.HasPrefix(first, "－") || strings.HasPrefix(first, "＠") {
		return "'" + cell
	}
	return cell
}
