package main

import (
	"errors"
	"fmt"
	"runtime"
)

func order() {
	for i := range 3 {
		defer fmt.Print("d", i, " ")
	}
	fmt.Print("body ")
}

func arguments() (s string) {
	x := 1
	defer func(y int) { s += fmt.Sprint(" arg ", y, " var ", x) }(x)
	x = 2
	return fmt.Sprint("result ", x)
}

func safe(f func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case runtime.Error:
			err = fmt.Errorf("runtime: %w", r)
		case error:
			err = r
		default:
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	f()
	return nil
}

func nested() (log []string) {
	defer func() {
		log = append(log, fmt.Sprint("outer ", recover()))
	}()
	defer func() {
		defer func() {
			log = append(log, fmt.Sprint("inner ", recover()))
			panic("third")
		}()
		panic("second")
	}()
	panic("first")
}

func helper() any { return recover() }

func notDirect() (s string) {
	defer func() { s += fmt.Sprint(" direct ", recover()) }()
	defer func() {
		s = fmt.Sprint("indirect ", func() any { return recover() }())
	}()
	panic("p")
}

type resource struct{ name string }

func (r *resource) Close() { fmt.Print("close ", r.name, " ") }

func use() (err error) {
	a := &resource{"a"}
	defer a.Close()
	b := &resource{"b"}
	defer b.Close()
	defer func() { err = errors.Join(err, errors.New("second")) }()
	a = nil
	return errors.New("first")
}

func deep(n int) {
	defer func() {
		if n%3 == 0 {
			if r := recover(); r != nil {
				panic(fmt.Sprint(r, n, " "))
			}
		}
	}()
	if n == 0 {
		panic("bottom ")
	}
	deep(n - 1)
}

func main() {
	order()
	fmt.Println()
	fmt.Println(arguments())
	var nilMap map[string]int
	var nilPtr *resource
	var any any = "str"
	zero, idx := 0, 5
	for _, f := range []func(){
		func() {},
		func() { panic("plain") },
		func() { panic(errors.New("an error")) },
		func() { panic(fmt.Sprintf("%d", 42)) },
		func() { panic(3.5) },
		func() { _ = 1 / zero },
		func() { _ = []int{1}[idx] },
		func() { _ = "abc"[idx] },
		func() { _ = []int{1, 2}[idx:] },
		func() { _ = []int{1, 2}[0:1:idx] },
		func() { _ = []int{1, 2, 3}[idx-2 : idx-4] },
		func() { nilMap["x"] = 1 },
		func() { fmt.Sprint(nilPtr.name) },
		func() { _ = any.(int) },
		func() { _ = any.(fmt.Stringer) },
		func() { _ = make([]int, zero-1) },
		func() { close((chan int)(nil)) },
		func() { c := make(chan int); close(c); close(c) },
		func() { c := make(chan int); close(c); c <- 1 },
		func() { var f func(); f() },
		func() { m := map[interface{}]int{}; m[[]int{}] = 1 },
		func() { var a, b interface{} = []int{}, []int{}; fmt.Sprint(a == b) },
		func() { _ = [4]int([]int{1, 2}[:]) },

		func() { var e error; _ = e.Error() },
	} {
		fmt.Println(safe(f))
	}
	fmt.Println(nested())
	fmt.Println(notDirect())
	fmt.Println(use())
	fmt.Println(safe(func() { deep(7) }), helper())
}
