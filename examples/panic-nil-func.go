package main

import "fmt"

func main() {
	handlers := map[string]func(string){"hello": func(s string) { fmt.Println("hello", s) }}
	handlers["hello"]("gopher")
	handlers["bye"]("gopher")
}
