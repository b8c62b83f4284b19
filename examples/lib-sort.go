package main

import (
	"fmt"
	"sort"
	"strings"
)

type person struct {
	name string
	age  int
}

type byAge []person

func (p byAge) Len() int           { return len(p) }
func (p byAge) Less(i, j int) bool { return p[i].age < p[j].age }
func (p byAge) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

func main() {
	people := []person{{"Ann", 31}, {"Bob", 25}, {"Cid", 31}, {"Dee", 19}, {"Eve", 25}}
	sort.Stable(byAge(people))
	fmt.Println(people)
	sort.Sort(sort.Reverse(byAge(people)))
	fmt.Println(people[0].age, people[4], sort.IsSorted(byAge(people)))
	sort.Slice(people, func(i, j int) bool { return people[i].name < people[j].name })
	fmt.Println(people)
	sort.SliceStable(people, func(i, j int) bool { return people[i].age > people[j].age })
	fmt.Println(people)
	ints := make([]int, 500)
	x := uint32(1)
	for i := range ints {
		x = x*1664525 + 1013904223
		ints[i] = int(x >> 20)
	}
	sort.Ints(ints)
	fmt.Println(ints[:4], ints[496:], sort.IntsAreSorted(ints))
	strs := strings.Fields("pear apple fig banana")
	sort.Strings(strs)
	fmt.Println(strs, sort.SearchStrings(strs, "fig"), sort.SearchInts([]int{1, 3, 5}, 4))
	fs := []float64{2.5, -1, 0}
	sort.Float64s(fs)
	fmt.Println(fs, sort.Search(100, func(i int) bool { return i*i >= 50 }))
	i, found := sort.Find(3, func(i int) int { return strings.Compare("b", []string{"a", "b", "c"}[i]) })
	fmt.Println(i, found)
	m := map[string]int{"z": 26, "a": 1, "m": 13}
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Sort(sort.StringSlice(keys))
	for _, k := range keys {
		fmt.Print(k, "=", m[k], " ")
	}
	fmt.Println()
}
