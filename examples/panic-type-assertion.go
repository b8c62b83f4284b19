package main

import "fmt"

func main() {
	values := []any{1, 2, "three"}
	for _, v := range values {
		fmt.Println(v.(int) * 2)
	}
}
