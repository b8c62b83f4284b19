package main

import "fmt"

type Animal struct {
	Name string
	legs int
}

func (a Animal) Describe() string { return fmt.Sprintf("%s has %d legs", a.Name, a.legs) }
func (a *Animal) Rename(n string) { a.Name = n }

type Dog struct {
	Animal
	Breed string
}

func (d Dog) Describe() string { return "dog: " + d.Animal.Describe() }

type Logger struct{ lines []string }

func (l *Logger) Log(s string) { l.lines = append(l.lines, s) }

type Service struct {
	*Logger
	Dog
	Name string
	opts struct {
		debug bool
		level int
	}
	_ int
}

type Namer interface{ Rename(string) }

type pair struct {
	a int
	b string
}

func main() {
	d := Dog{Animal{"Rex", 4}, "collie"}
	fmt.Println(d.Name, d.Describe(), d.Animal.Describe())
	d.Rename("Max")
	fmt.Println(d)
	fmt.Printf("%v %+v\n", d, d)
	s := Service{Logger: &Logger{}, Dog: d, Name: "svc"}
	s.Log("one")
	s.Log("two")
	s.Rename("Bob")
	s.opts.level = 3
	fmt.Println(s.Name, s.Dog.Name, s.Dog.Animal.Name, s.lines, len(s.Logger.lines), s.legs, s.opts)
	t := s
	t.Log("three")
	t.Rename("Tom")
	fmt.Println(s.Dog.Name, t.Dog.Name, len(s.lines))
	var n Namer = &d
	n.Rename("Via interface")
	fmt.Println(d.Name)

	x, y := pair{1, "a"}, pair{1, "a"}
	fmt.Println(x == y, &x == &y, x != pair{2, "a"})
	anon := struct {
		a int
		b string
	}{1, "a"}
	fmt.Println(x == anon, anon)
	x = anon
	type other pair
	fmt.Println(other(x), pair(other(y)) == y)
	var e struct{}
	fmt.Println(e, struct{}{} == e)
	list := []*pair{{1, "p"}, {2, "q"}}
	for _, p := range list {
		p.a *= 10
	}
	fmt.Println(*list[0], list[1].a, list[1].b)
	m := map[string]struct{ n, m int }{"k": {1, 2}}
	fmt.Println(m["k"].m, m)
	type node struct {
		val         int
		left, right *node
	}
	root := &node{2, &node{1, nil, nil}, &node{3, nil, nil}}
	fmt.Println(root.left.val, root.right.val, root.left.left == nil)
	fmt.Printf("%+v %#v %T\n", x, x, x)
}
