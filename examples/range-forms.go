package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Print("done ")
		for i := range n {
			if !yield(i) {
				fmt.Print("stopped ")
				return
			}
		}
	}
}

func enumerate[T any](xs ...T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		for i, x := range xs {
			if !yield(i, x) {
				return
			}
		}
	}
}

func three(yield func() bool) {
	_ = yield() && yield() && yield()
}

func find(want int) string {
	for i := range count(10) {
		for j := range count(10) {
			if i*j == want {
				return fmt.Sprint(i, "*", j)
			}
		}
	}
	return "none"
}

type small uint8

func main() {
	for i := range 3 {
		fmt.Print(i, " ")
	}
	for range 2 {
		fmt.Print("x ")
	}
	var n small = 4
	for i := range n {
		fmt.Printf("%T%d ", i, i)
	}
	for i := range -5 {
		fmt.Print("never", i)
	}
	fmt.Println()
	s := []string{"a", "b", "c"}
	for i := range s {
		s[i] += "!"
		s = append(s, "more")
	}
	for _, v := range s {
		fmt.Print(v, " ")
	}
	arr := [4]int{1, 2, 3, 4}
	for i, v := range arr {
		arr[3-i] = 0
		fmt.Print(v, " ")
	}
	for i := range &arr {
		fmt.Print(i, arr[i], " ")
	}
	for i := range [3]int{} {
		fmt.Print(i)
	}
	fmt.Println()
	for i, r := range "aé世\xff" {
		fmt.Print(i, string(r), " ")
	}
	for i := range "日本" {
		fmt.Print(i, " ")
	}
	for i, b := range []byte("hi") {
		fmt.Print(i, b, " ")
	}
	fmt.Println()
	m := map[string]int{"x": 1, "y": 2, "z": 3}
	sum := 0
	for k, v := range m {
		sum += v * len(k)
		delete(m, k)
	}
	for range m {
		sum = -1
	}
	fmt.Println(sum, len(m))
	ch := make(chan int, 5)
	for i := range 5 {
		ch <- i * i
	}
	close(ch)
	for v := range ch {
		if v == 4 {
			continue
		}
		fmt.Print(v, " ")
	}
	for range ch {
		fmt.Print("never")
	}
	fmt.Println()
	for i := range count(3) {
		fmt.Print(i, " ")
	}
	for i := range count(100) {
		if i == 2 {
			break
		}
	}
	for i, x := range enumerate("p", "q", "r") {
		if i == 1 {
			continue
		}
		fmt.Print(i, x, " ")
	}
	times := 0
	for range three {
		times++
	}
	fmt.Println(times)
	fmt.Println(find(42))
	fmt.Println(find(-1) == "none")
outer:
	for i := range count(4) {
		for j := range count(4) {
			if j > i {
				continue outer
			}
			if i == 2 {
				break outer
			}
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	func() {
		for i := range count(2) {
			defer fmt.Print("deferred", i, " ")
		}
		fmt.Print("body ")
	}()
	fmt.Println(slices.Collect(count(4)), slices.Sorted(maps.Keys(map[int]bool{3: true, 1: true})))
	var k, v int
	for k, v = range []int{7, 8} {
	}
	fmt.Println(k, v)
	fs := make([]func() int, 0)
	for i, v := range []int{10, 20, 30} {
		fs = append(fs, func() int { v++; return i + v })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
}
