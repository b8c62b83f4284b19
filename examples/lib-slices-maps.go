package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type person struct {
	name string
	age  int
}

func main() {
	s := []int{3, 1, 4, 1, 5, 9, 2, 6}
	t := slices.Clone(s)
	slices.Sort(t)
	fmt.Println(s, t, slices.Contains(s, 9), slices.Index(s, 4), slices.Max(s), slices.Min(s), slices.IsSorted(t))
	i, ok := slices.BinarySearch(t, 5)
	fmt.Println(i, ok, slices.Equal(s, t), slices.Compare([]int{1, 2}, []int{1, 3}))
	fmt.Println(slices.Compact(t), len(slices.Insert([]int{1, 4}, 1, 2, 3)))
	u := slices.Delete([]string{"a", "b", "c", "d"}, 1, 3)
	slices.Reverse(u)
	fmt.Println(u, slices.Replace([]int{1, 2, 3}, 0, 2, 7, 8, 9), slices.Concat([]int{1}, []int{2, 3}), slices.Repeat([]int{1, 2}, 2))
	people := []person{{"Ann", 31}, {"Bob", 25}, {"Cid", 31}, {"Dee", 19}}
	slices.SortStableFunc(people, func(a, b person) int { return cmp.Compare(b.age, a.age) })
	fmt.Println(people)
	slices.SortFunc(people, func(a, b person) int {
		return cmp.Or(cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name))
	})
	fmt.Println(people, slices.IndexFunc(people, func(p person) bool { return p.name == "Bob" }))
	oldest := slices.MaxFunc(people, func(a, b person) int { return cmp.Compare(a.age, b.age) })
	fmt.Println(oldest, cmp.Less(1, 2), min(1, 2))
	fmt.Println(slices.DeleteFunc([]int{1, 2, 3, 4}, func(x int) bool { return x%2 == 0 }))

	m := map[string]int{"a": 1, "b": 2, "c": 3}
	keys := slices.Sorted(maps.Keys(m))
	values := slices.Collect(maps.Values(m))
	slices.Sort(values)
	fmt.Println(keys, values)
	n := maps.Clone(m)
	n["d"] = 4
	maps.DeleteFunc(n, func(k string, v int) bool { return v == 1 })
	fmt.Println(m, n, maps.Equal(m, n))
	maps.Copy(m, n)
	fmt.Println(m, maps.Collect(slices.All([]string{"x", "y"})))
	for i, c := range slices.Collect(slices.Chunk([]int{1, 2, 3, 4, 5}, 2)) {
		fmt.Print(i, c, " ")
	}
	for i, v := range slices.Backward([]string{"p", "q"}) {
		fmt.Print(i, v, " ")
	}
	fmt.Println(slices.Grow([]int{1}, 10)[0], cap(slices.Clip(make([]int, 2, 9))))
}
