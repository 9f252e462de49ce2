package paper

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"
)

// CSV is a table as a file for a spreadsheet, read back and compared: UTF-8 with its mark, so
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
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if err := w.WriteAll(safe); err != nil {
		return nil, ErrNotSame
	}
	r := csv.NewReader(bytes.NewReader(b.Bytes()[len(byteOrderMark):]))
	got, err := r.ReadAll()
	if err != nil || !slices.EqualFunc(got, safe, slices.Equal) {
		return nil, ErrNotSame
	}
	return b.Bytes(), nil
}

const byteOrderMark = "\uFEFF"

// noFormula looks behind spaces and at the full-width signs too, because some spreadsheets do.
func noFormula(cell string) string {
	first := strings.TrimLeft(cell, " \u00A0\n")
	if first != "" && strings.ContainsAny(first[:min(len(first), 1)], "=+-@|%") || strings.HasPrefix(first, "＝") ||
		strings.HasPrefix(first, "＋") || strings.HasPrefix(first, "－") || strings.HasPrefix(first, "＠") {
		return "'" + cell
	}
	return cell
}
