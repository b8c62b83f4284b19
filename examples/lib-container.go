package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"fmt"
)

type item struct {
	value    string
	priority int
	index    int
}

type queue []*item

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}
func (q *queue) Push(x any) {
	it := x.(*item)
	it.index = len(*q)
	*q = append(*q, it)
}
func (q *queue) Pop() any {
	old := *q
	it := old[len(old)-1]
	*q = old[:len(old)-1]
	return it
}

func main() {
	q := &queue{}
	for i, w := range []string{"low", "high", "middle"} {
		heap.Push(q, &item{value: w, priority: []int{1, 9, 5}[i]})
	}
	urgent := &item{value: "urgent", priority: 0}
	heap.Push(q, urgent)
	urgent.priority = 100
	heap.Fix(q, urgent.index)
	heap.Remove(q, (*q)[len(*q)-1].index)
	for q.Len() > 0 {
		it := heap.Pop(q).(*item)
		fmt.Print(it.value, it.priority, " ")
	}
	fmt.Println()
	l := list.New()
	two := l.PushBack(2)
	l.PushFront(1)
	l.PushBack(4)
	l.InsertBefore(0, l.Front())
	l.InsertAfter(3, two)
	l.MoveToBack(two)
	l.Remove(l.Front())
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len(), l.Back().Value, two.Prev().Value)
	r := ring.New(4)
	for i := range r.Len() {
		r.Value = i * i
		r = r.Next()
	}
	sum := 0
	r.Do(func(v any) { sum += v.(int) })
	r.Unlink(2)
	fmt.Println(sum, r.Len(), r.Move(1).Value)
}
