package main

import "fmt"

type pair struct{ a, b int }

func descend(p pair, pad [200]int) int {
	if p.a == 1000 {
		fmt.Println("a thousand deep")
	}
	pad[p.a%200]++
	return descend(pair{p.a + 1, p.b * 2}, pad) + pad[7]
}

func main() {
	fmt.Println(descend(pair{}, [200]int{}))
}
