/**
 * What small Go programs have in common, most common last: deflate refers to it, so that a link need not spell it out.
 * Part of every link version so far: it must never change.
 */
export const DICTIONARY = new TextEncoder().encode(`"sync/atomic"
"strconv"
"time"
"os"
"runtime"
type struct {
	mu sync.Mutex
	mu sync.RWMutex
	for k, v := range m {
	for k := range m {
	for range 10 {
	if v, ok := m[k]; ok {
	} else {
	switch {
	case 1:
	default:
	return err
	panic("
	defer func() {
		if r := recover(); r != nil {
	func(m map[string]int, n int) bool {
	m["alice"]++
	m["bob"] = 1
	users := map[string]int{"alice": 1, "bob": 2}
	delete(m, k)
	len(m)
	clear(m)
	make([]int, 0, 10)
	append(s, i)
	counts := make(map[string]int)
	defer mu.Unlock()
	mu.Lock()
	mu.Unlock()
	var mu sync.Mutex
	go writer(m, 1)
	for i := 0; i < 100; i++ {
		m[i] = i
	}
	fmt.Printf("%d %v\\n",
	fmt.Println("done", len(m), m[1])
package main

import (
	"fmt"
	"sync"
)

// Two goroutines write one map.
func main() {
	m := make(map[int]int)
	var wg sync.WaitGroup
	wg.Add(2)
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 10; j++ {
				m[j] = i
			}
			wg.Done()
		}()
		}(i)
	}
	wg.Wait()
	fmt.Println(len(m))
}
`);
