package main

import "fmt"

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	_
	Thursday
)

func (d Weekday) String() string {
	switch d {
	case Sunday:
		return "Sun"
	case Monday:
		return "Mon"
	}
	return fmt.Sprintf("Day(%d)", int(d))
}

type Size float64

const (
	_       = iota
	KB Size = 1 << (10 * iota)
	MB
	GB
)

const (
	a, b = iota, iota * 10
	c, d
	e = "str"
	f
	g = iota
)

type Flags uint8

const (
	Read Flags = 1 << iota
	Write
	Exec
	All = Read | Write | Exec
)

const (
	huge  = 1 << 100
	third = 1.0 / 3
	small = huge >> 98
)

const typed int64 = 5

func main() {
	fmt.Println(Sunday, Monday, Tuesday, Thursday)
	fmt.Println(KB, MB, GB)
	fmt.Println(a, b, c, d, e, f, g)
	fmt.Println(Read, Write, Exec, All, All&^Write, All&Write != 0)
	fmt.Println(small, third*3 == 1, huge/(huge-1) == 1, typed/2, 5/2, 5/2.0)
	fmt.Printf("%T %T %T %T %T\n", 'a', 1, 1.0, 1i, "s")
	var x float32 = huge >> 90
	var y byte = 'a' + 1
	var z rune = 'z' - 'a' + 'A'
	fmt.Println(x, y, string(z))
	const big = 1e3
	arr := [big / 100]int{}
	fmt.Println(len(arr), len("const"), cap(arr))
	var shift uint = 3
	fmt.Println(1<<shift, 1.0<<3, uint8(1<<shift))
	const mask = ^uint32(0)
	fmt.Println(mask, mask>>28, -5%3, -5>>1)
	const local = len([3]int{})
	fmt.Println(local)
}
