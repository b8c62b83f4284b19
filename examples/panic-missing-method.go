package main

import "fmt"

type quiet struct{}

type loud struct{}

func (*loud) String() string { return "LOUD" }

func main() {
	values := []any{&loud{}, quiet{}}
	for _, v := range values {
		fmt.Println(v.(fmt.Stringer).String())
	}
}
