package main

import "fmt"

func main() {
	fmt.Println("start")
	m := map[int]int{}
	for i := range 1000 {
		m[i] = i
	}
	go func() {
		for {
			m[5]++
		}
	}()
	for {
		for k, v := range m {
			if k < 0 || v < 0 {
				fmt.Println("never")
			}
		}
	}
}
