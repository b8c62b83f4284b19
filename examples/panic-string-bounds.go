package main

import "fmt"

func tail(s string, n int) string { return s[n:] }

func main() {
	fmt.Println(tail("gopher", 2), tail("abc", 3) == "")
	fmt.Println(tail("abc", 4))
}
