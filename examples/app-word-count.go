package main

import (
	"bufio"
	"fmt"
	"sort"
	"strings"
	"sync"
	"unicode"
)

const text = `It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity,
it was the season of Light, it was the season of Darkness,
it was the spring of hope, it was the winter of despair`

func count(line string) map[string]int {
	words := map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !unicode.IsLetter(r) }) {
		words[w]++
	}
	return words
}

func main() {
	var lines []string
	scanner := bufio.NewScanner(strings.NewReader(text))
	for scanner.Scan() {
		lines = append(lines, scanner.Text())
	}
	counts := make(chan map[string]int)
	var wg sync.WaitGroup
	for _, line := range lines {
		wg.Add(1)
		go func() {
			defer wg.Done()
			counts <- count(line)
		}()
	}
	go func() {
		wg.Wait()
		close(counts)
	}()
	total := map[string]int{}
	for c := range counts {
		for w, n := range c {
			total[w] += n
		}
	}
	words := make([]string, 0, len(total))
	for w := range total {
		words = append(words, w)
	}
	sort.Slice(words, func(i, j int) bool {
		a, b := words[i], words[j]
		return total[a] > total[b] || total[a] == total[b] && a < b
	})
	for _, w := range words[:8] {
		fmt.Printf("%-8s %2d %s\n", w, total[w], strings.Repeat("#", total[w]))
	}
	fmt.Println(len(words), len(lines))
}
