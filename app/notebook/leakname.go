package notebook

import "strings"

// The words that stand before a name.
const titles = " mr mrs ms miss mx dr prof professor rev reverend sir lady lord sgt pc cllr sister nurse "

// First names that are common in England and Wales and are seldom another word.
const firstNames = " adam adrian agnes ahmed aisha alan albert alexander alfred ali alice alison amanda amelia amy andrea andrew angela anita anne annie anthony arthur ashley barbara barry beatrice ben benjamin bernard betty beverley brenda brian bruce carl carol caroline catherine charles charlotte cheryl chloe christine christopher claire clive colin craig cynthia daisy daniel danielle darren david dawn deborah denise dennis derek diana diane donald donna doreen doris dorothy douglas edith edward eileen elaine eleanor elizabeth ellen elsie emily emma eric ernest ethel eva evelyn fatima fiona florence frances francis frederick gareth gary gavin geoffrey george georgina gerald gillian gladys gordon graham gwen hannah harold harry hassan heather helen henry hilda howard hussein ian ibrahim imran irene isabel ivy jack jacqueline jacob james jamie jane janet janice jasmine jason jean jeffrey jennifer jeremy jessica jill joan joanna joanne john jonathan jordan joseph josephine joyce judith julia julian julie karen kate kathleen katie keith kelly kenneth kevin khadija khan kimberley kirsty laura lauren lawrence leah leonard leslie lewis liam lilian lily linda lisa liz lorraine louise lucy luke lynn malcolm margaret maria marian marie marilyn marion martin mary matthew maureen maurice mavis megan melanie melissa michael michelle mohamed mohammad mohammed molly monica muhammad muriel nadia naomi natalie natasha neil nicholas nicola nigel nora norma norman oliver olivia omar oscar pamela patricia patrick paula pauline peter philip phyllis priya rachel ralph raymond rebecca reginald rhys richard robert robin roger ronald rosemary roy russell ruth ryan sally samantha samuel sandra sarah sean sharon sheila shirley simon sofia sophie stacey stanley stella stephanie stephen steven stuart susan suzanne sylvia tanya teresa terence thelma thomas timothy tina tracey tracy trevor valerie vanessa vera veronica victoria vincent violet vivian walter wayne wendy wilfred william winifred yasmin yvonne zoe "

// Words with a capital that are no names: of this work, of the calendar, of places in general.
const vocabulary = " a i the and of for in on at to adult adults social care worker manager senior line team lead head director officer nurse doctor consultant matron ward clinical general practitioner practice surgery hospital gps community mental health capacity act deprivation liberty safeguards safeguarding board partnership council borough county city district north south east west nhs trust foundation integrated integration hospice police constabulary fire rescue ambulance service services housing association provider home nursing residential domiciliary agency agencies commissioner commissioning quality commission court protection local authority government designated named independent chair panel resolution escalation professional professionals multi-agency inter-agency stage step section paragraph page form part schedule policy procedure protocol guidance code practice january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday english welsh british england wales britain christmas easter new year day christian muslim hindu sikh jewish university college school road street lane avenue close drive court house centre center unit department office email phone telephone "

// names finds what is likely a name: a capital after a title, a common first name, or two
// words with capitals in the middle of a sentence that are no words of this work.
func (c LeakCheck) names(words []word) []Leak {
	var found []Leak
	for i := 0; i < len(words); {
		n := c.nameAt(words, i)
		if n == 0 {
			i++
			continue
		}
		found = append(found, Leak{Name, words[i].from, words[i+n-1].to})
		i += n
	}
	return found
}

// nameAt is how many words a likely name is of that begins with word i; 0 for none.
func (c LeakCheck) nameAt(words []word, i int) int {
	w, after := words[i], words[i+1:]
	switch {
	case among(titles, w) && len(after) > 0 && (after[0].gap == " " || after[0].gap == ". ") && c.strange(after[0]):
		return 2 + c.strangers(after[1:])
	case w.capital() && among(firstNames, w) && !c.known(w):
		return 1 + c.strangers(after)
	case c.strange(w) && !w.opens() && c.strangers(after) > 0:
		return 1 + c.strangers(after)
	}
	return 0
}

// strangers is how many words with capitals come next, at most two.
func (c LeakCheck) strangers(after []word) int {
	n := 0
	for n < len(after) && n < 2 && after[n].gap == " " && c.strange(after[n]) {
		n++
	}
	return n
}

// strange says whether a word has a capital and is none of those that often do.
func (c LeakCheck) strange(w word) bool { return w.capital() && !among(vocabulary, w) && !c.known(w) }

func (c LeakCheck) known(w word) bool {
	for _, k := range c.Known {
		for _, part := range strings.Fields(k) {
			if strings.EqualFold(part, w.text) {
				return true
			}
		}
	}
	return false
}

// among looks a word up in a list that has blanks round each.
func among(list string, w word) bool { return strings.Contains(list, " "+w.lower()+" ") }
