package main

import "fmt"

func clean(step string) {
	if r := recover(); r != nil {
		fmt.Println(step, "saw", r)
		panic(fmt.Sprint(r, " after ", step))
	}
}

func work() {
	defer clean("inner")
	panic("trouble")
}

func main() {
	defer fmt.Println("main is left")
	defer clean("outer")
	work()
}
