package main

import (
	"errors"
	"fmt"
	"os"
	"time"
)

type point struct {
	X, Y int
	name string
}

type named string

func (n named) String() string   { return "named:" + string(n) }
func (n named) GoString() string { return "GO" }

type custom struct{}

func (custom) Format(f fmt.State, verb rune) {
	w, ok := f.Width()
	fmt.Fprintf(f, "<%c %d %v %v>", verb, w, ok, f.Flag('+'))
}

type broken struct{ p *int }

func (b broken) String() string { return fmt.Sprint(*b.p) }

func main() {
	p := &point{1, -2, "p"}
	fmt.Printf("%v %+v %#v %T %v\n", *p, *p, *p, p, p)
	fmt.Printf("%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%O|%b|%c|%q|%U|%#U\n", 42, 42, 42, 42, 42, 42, 255, 255, 255, 8, 8, 8, 5, 'A', 'A', 0x1F600, 'é')
	fmt.Printf("%f|%.2f|%8.3f|%-8.1f|%+.1e|%g|%G|%6.0f|%x|%v\n", 3.14159, 3.14159, 3.14159, 3.14159, 31415.9, 1e-10, 1e20, 2.5, 1.0, float32(0.1))
	fmt.Printf("%s|%10s|%-10s|%.2s|%q|%x|% x|%#q|%+q\n", "go", "go", "go", "golang", "a\"b", "hex", "hex", "raw", "é")
	fmt.Printf("%t|%5t|%v|%p\n", true, false, nil, nil)
	fmt.Printf("%v %v %v %v\n", []int{1, 2}, []string{"a", "b"}, map[string]int{"b": 2, "a": 1}, [2]bool{true})
	fmt.Printf("%#v %#v %#v %#v %#v\n", []int{1}, []string{"a"}, map[string]int{"a": 1}, [1]bool{}, struct{ A any }{nil})
	fmt.Printf("%q %x %d %s\n", []string{"x y", "z"}, "hi", []byte("hi"), []byte("hi"))
	fmt.Printf("%v %s %#v %d\n", named("n"), named("n"), named("n"), []named{"x"})
	fmt.Printf("%v|%+8x|%s\n", custom{}, custom{}, []custom{{}})
	fmt.Printf("%d %s\n", "str", 5)
	fmt.Printf("%d\n", 1, 2)
	fmt.Printf("%d %d\n", 1)
	fmt.Printf("%!|%z|%\n", 1)
	fmt.Printf("%[2]d %[1]d %[3]*.[2]*[1]f|%*d|%-*d|\n", 1, 2, 3, 6, 42, 6, 42)
	fmt.Printf("%v %v\n", broken{}, errors.New("e"))
	fmt.Printf("%6.2f%%|%+v|%v\n", 99.5, struct {
		E error
		P *point
	}{errors.New("in"), nil}, time.Second)
	fmt.Printf("%T %T %T %T %T %T\n", 1, "s", []any{1}, map[string][]int{}, func(int) string { return "" }, make(chan<- int))
	fmt.Printf("%08b|%-8q|%+.3g|%10.3v|%x\n", 5, "a", 12345.678, 2.0/3, []string{"ab", "c"})
	var nilp *point
	var e error
	fmt.Println(nilp, e, []any{nil, 1, "a"}, &[]int{1}, &map[string]int{"a": 1}, struct{}{})
	fmt.Print("a", 1, 2, "b", 3.5, nil, '\n', "\n")
	fmt.Println(fmt.Sprint("x", 1, 2, "y"), fmt.Sprintln("end"), len(fmt.Sprintf("%20s", "x")))
	n, err := fmt.Fprintf(os.Stdout, "%s\n", "written")
	fmt.Println(n, err)
	fmt.Println(string(fmt.Appendf(nil, "%03d", 7)))
}
