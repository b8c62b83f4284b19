// Package heap keeps the least element of a collection at index 0.
package heap

import "sort"

// Interface is what a heap is made of: element i has its children at 2i+1 and 2i+2. Push
// adds at the end, Pop takes the last one.
type Interface interface {
	sort.Interface
	Push(x any)
	Pop() any
}

// Init makes a heap of h.
func Init(h Interface) {
	size := h.Len()
	for parent := size/2 - 1; parent >= 0; parent-- {
		sink(h, parent, size)
	}
}

// Push adds x.
func Push(h Interface, x any) {
	h.Push(x)
	rise(h, h.Len()-1)
}

// Pop takes the least element.
func Pop(h Interface) any {
	last := h.Len() - 1
	h.Swap(0, last)
	sink(h, 0, last)
	return h.Pop()
}

// Remove takes element i.
func Remove(h Interface, i int) any {
	if last := h.Len() - 1; i != last {
		h.Swap(i, last)
		settle(h, i, last)
	}
	return h.Pop()
}

// Fix puts element i where it belongs after it has changed.
func Fix(h Interface, i int) { settle(h, i, h.Len()) }

// settle moves element i of the first size ones down or up to where it belongs.
func settle(h Interface, i, size int) {
	if sink(h, i, size) == i {
		rise(h, i)
	}
}

// rise lets element i go up past parents that are greater.
func rise(h Interface, i int) {
	for parent := (i - 1) / 2; i > 0 && h.Less(i, parent); parent = (i - 1) / 2 {
		h.Swap(parent, i)
		i = parent
	}
}

// sink lets element i go down past children that are less, and returns where it stops.
func sink(h Interface, i, size int) int {
	for {
		least := 2*i + 1
		if least < size-1 && h.Less(least+1, least) {
			least++
		}
		if least >= size || !h.Less(least, i) {
			return i
		}
		h.Swap(i, least)
		i = least
	}
}
