package main

import "fmt"

func sum(a [4]int) int { return a[0] + a[1] + a[2] + a[3] }

func main() {
	s := []int{1, 2, 3, 4, 5}
	fmt.Println(sum([4]int(s)), *(*[2]int)(s[3:]))
	fmt.Println(sum([4]int(s[2:])))
}
