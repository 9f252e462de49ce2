package parse

import (
	"fmt"
	"regexp"
	"strings"

	"waymark/app/article"
)

var minutesSaid = regexp.MustCompile(`^(?i)(one|two|three|four|five|six|seven|[1-7]) minutes?\b`)

var minuteWords = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}

// Minutes is how long the steps of a short version take by its own words, 0 where it does not say: a numbered list whose
// lines begin like "Two minutes".
func Minutes(nodes []article.Node) int {
	sum := 0
	for _, list := range nodes {
		if list.Kind != article.OrderedList {
			continue
		}
		for _, item := range list.Children {
			if m := minutesSaid.FindStringSubmatch(article.Plain([]article.Node{item})); m != nil {
				word := strings.ToLower(m[1])
				sum += minuteWords[word]
				if word < "a" {
					sum += int(word[0] - '0')
				}
			}
		}
	}
	return sum
}

// sevenMinutes reports a short version whose steps come to more or less than it promises.
func (f *file) sevenMinutes() {
	if n := Minutes(f.scenario.Short.Text); n != 0 && n != 7 {
		f.Add(f.places["short"], fmt.Sprintf("the minutes of the seven-minute version come to %d", n), "let them come to seven, the voting and the talking included")
	}
}
