package main

import (
	"container/heap"
	"fmt"
	"math"
	"strings"
)

type edge struct {
	to   string
	cost int
}

type graph map[string][]edge

func (g graph) connect(a, b string, cost int) {
	g[a] = append(g[a], edge{b, cost})
	g[b] = append(g[b], edge{a, cost})
}

type state struct {
	at   string
	cost int
}

type frontier []state

func (f frontier) Len() int           { return len(f) }
func (f frontier) Less(i, j int) bool { return f[i].cost < f[j].cost }
func (f frontier) Swap(i, j int)      { f[i], f[j] = f[j], f[i] }
func (f *frontier) Push(x any)        { *f = append(*f, x.(state)) }
func (f *frontier) Pop() (x any) {
	n := len(*f) - 1
	x, *f = (*f)[n], (*f)[:n]
	return
}

func (g graph) shortest(from, to string) (path []string, cost int) {
	best, via := map[string]int{from: 0}, map[string]string{}
	f := &frontier{{from, 0}}
	for f.Len() > 0 {
		s := heap.Pop(f).(state)
		if s.at == to {
			break
		}
		for _, e := range g[s.at] {
			c := s.cost + e.cost
			if old, ok := best[e.to]; !ok || c < old {
				best[e.to], via[e.to] = c, s.at
				heap.Push(f, state{e.to, c})
			}
		}
	}
	c, ok := best[to]
	if !ok {
		return nil, math.MaxInt
	}
	for at := to; at != from; at = via[at] {
		path = append([]string{at}, path...)
	}
	return append([]string{from}, path...), c
}

func (g graph) components() (n int) {
	seen := map[string]struct{}{}
	var visit func(string)
	visit = func(v string) {
		if _, ok := seen[v]; ok {
			return
		}
		seen[v] = struct{}{}
		for _, e := range g[v] {
			visit(e.to)
		}
	}
	for v := range g {
		if _, ok := seen[v]; !ok {
			n++
			visit(v)
		}
	}
	return
}

func main() {
	g := graph{}
	for _, e := range []struct {
		a, b string
		cost int
	}{{"A", "B", 7}, {"A", "C", 9}, {"A", "F", 14}, {"B", "C", 10}, {"B", "D", 15}, {"C", "D", 11}, {"C", "F", 2}, {"D", "E", 6}, {"E", "F", 9}, {"X", "Y", 1}} {
		g.connect(e.a, e.b, e.cost)
	}
	path, cost := g.shortest("A", "E")
	fmt.Println(strings.Join(path, "→"), cost)
	fmt.Println(g.shortest("A", "X"))
	fmt.Println(g.components(), len(g))
}
