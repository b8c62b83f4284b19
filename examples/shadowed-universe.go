package main

import "fmt"

type int string

type error interface{ Problem() string }

type bug struct{}

func (bug) Problem() string { return "shadowed error" }

func len(s string) string { return "my len of " + s }

const true = false

var nil = "not nil"

func append(a, b string) string { return a + "&" + b }

func main() {
	var i int = "text"
	fmt.Println(i, len("x"), true, nil, append("a", "b"))
	var e error = bug{}
	fmt.Println(e.Problem())
	{
		type string struct{ s []byte }
		x := string{[]byte("bytes")}
		fmt.Printf("%s %T\n", x.s, x)
	}
	print := func(args ...any) { fmt.Print("my print ", args, "\n") }
	print(1, 2)
	make := 3
	new := make * 2
	cap := func(x float64) float64 { return x }
	fmt.Println(make, new, cap(2))
	type any = rune
	var r any = 'x'
	fmt.Println(r)
	iota := 7
	const c = 1
	fmt.Println(iota + c)
	copy, panic, recover := 1, 2, 3
	fmt.Println(copy + panic + recover)
	fmt := "shadowed import"
	println := func(s string) string { return s }
	_ = println(fmt)
	f(fmt)
}

func f(s string) {
	fmt.Println(s)
	for string := range 2 {
		fmt.Print(string, " ")
	}
	if false := 1; false == 1 {
		fmt.Println("false is", false)
	}
}
