package notebook

import (
	"strings"
	"unicode/utf8"
)

// emails finds addresses: something, an at sign, something with a dot in it.
func emails(text string) []Leak {
	var found []Leak
	for at, r := range text {
		if r != '@' {
			continue
		}
		from, to := at, at+1
		for from > 0 && mailbox(text[from-1]) {
			from--
		}
		for to < len(text) && mailbox(text[to]) {
			to++
		}
		host := strings.Trim(text[at+1:to], ".")
		if from < at && strings.Contains(host, ".") {
			found = append(found, Leak{Email, from, at + 1 + len(strings.TrimRight(text[at+1:to], ".-"))})
		}
	}
	return found
}

func mailbox(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' ||
		strings.IndexByte(".-_+%'", b) >= 0 || b >= utf8.RuneSelf
}

// numbers finds NHS numbers and telephone numbers: figures in one run or in groups.
func numbers(text string, words []word) []Leak {
	var found []Leak
	for i := 0; i < len(words); {
		kind, n := numberAt(words[i:])
		if n == 0 {
			i++
			continue
		}
		from := words[i].from
		if kind == Telephone && from > 0 && (text[from-1] == '+' || text[from-1] == '(') {
			from--
		}
		found = append(found, Leak{kind, from, words[i+n-1].to})
		i += n
	}
	return found
}

// numberAt says what number begins with the first word, and of how many words it is; the
// longest that fits.
func numberAt(words []word) (LeakKind, int) {
	digits := ""
	kind, length := LeakKind(0), 0
	for n, w := range words {
		if !w.figures || n > 0 && !grouping(w.gap) || len(digits)+len(w.text) > 14 {
			break
		}
		digits += w.text
		switch {
		case validNHS(digits) && (n == 0 || n == 2 && len(words[0].text) == 3 && len(words[1].text) == 3):
			kind, length = NHSNumber, n+1
		case telephone(digits, strings.HasSuffix(words[0].gap, "+")):
			kind, length = Telephone, n+1
		}
	}
	return kind, length
}

// grouping says whether what stands between two groups of figures holds them together.
func grouping(gap string) bool {
	switch gap {
	case " ", "-", ".", ") ", ")", " (", "(", " (0) ", "\u00a0", " - ":
		return true
	}
	return false
}

// validNHS says whether ten figures are an NHS number: the last is 11 less the remainder by 11
// of the others weighted from ten down to two, 0 for 11, and none for 10.
func validNHS(digits string) bool {
	if len(digits) != 10 {
		return false
	}
	sum := 0
	for i, d := range []byte(digits[:9]) {
		sum += int(d-'0') * (10 - i)
	}
	check := 11 - sum%11
	return check%11 == int(digits[9]-'0') && check != 10
}

// telephone says whether figures are a United Kingdom number: ten or eleven from 0, or ten
// after the country's 44, with or without a nought between.
func telephone(digits string, plus bool) bool {
	if rest, is := strings.CutPrefix(digits, "44"); is && plus {
		rest = strings.TrimPrefix(rest, "0")
		return len(rest) == 9 || len(rest) == 10
	}
	digits = strings.TrimPrefix(digits, "0044")
	if len(digits) < 10 || len(digits) > 11 {
		return false
	}
	return digits[0] == '0' && digits[1] >= '1' && digits[1] != '4' && digits[1] != '6'
}

// The areas that a postcode can begin with.
const areas = " AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE "

// postcodes finds whole postcodes: an area and a district, then a figure and two letters.
func postcodes(words []word) []Leak {
	var found []Leak
	for i := range words {
		if n := postcodeAt(words[i:]); n > 0 {
			found = append(found, Leak{Postcode, words[i].from, words[i+n-1].to})
		}
	}
	return found
}

// postcodeAt is how many words a postcode is of that begins with the first; 0 for none. In
// words it is area, district, then perhaps a letter of the district, then the inward part.
func postcodeAt(words []word) int {
	if len(words) < 3 || words[0].figures || len(words[0].text) > 2 || !words[1].figures || words[1].gap != "" {
		return 0
	}
	if !strings.Contains(areas, " "+strings.ToUpper(words[0].text)+" ") {
		return 0
	}
	district := words[1].text
	if n := len(district); words[2].gap == "" && !words[2].figures && n >= 2 && n <= 3 && unit(words[2].text) {
		return 3 // written together: SN12QR
	}
	at := 2
	if !words[2].figures && words[2].gap == "" && len(words[2].text) == 1 {
		at = 3 // a letter belongs to the district: EC1A
	}
	if len(district) > 2 || len(words) < at+2 || !inward(words[at], words[at+1]) {
		return 0
	}
	return at + 2
}

func inward(figure, letters word) bool {
	return len(figure.text) == 1 && figure.figures && (figure.gap == " " || figure.gap == "" || figure.gap == "\u00a0") &&
		letters.gap == "" && unit(letters.text)
}

// unit says whether two letters can end a postcode, where some letters are not used.
func unit(letters string) bool {
	return len(letters) == 2 && !strings.ContainsAny(strings.ToUpper(letters), "CIKMOV") &&
		letters[0] < utf8.RuneSelf && letters[1] < utf8.RuneSelf
}
