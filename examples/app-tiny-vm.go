package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

type Op byte

const (
	Push Op = iota
	Add
	Sub
	Mul
	Dup
	Swap
	Load
	Store
	Jump
	JumpIfZero
	Call
	Ret
	Print
	Halt
)

var names = [...]string{"push", "add", "sub", "mul", "dup", "swap", "load", "store", "jump", "jz", "call", "ret", "print", "halt"}

func (o Op) String() string { return names[o] }

type Instr struct {
	Op  Op
	Arg int
}

type VM struct {
	stack, calls []int
	memory       map[int]int
	steps        int
	out          []string
}

var ErrSteps = errors.New("too many steps")

func assemble(src string) (code []Instr, err error) {
	labels, fixes := map[string]int{}, map[int]string{}
	for n, line := range strings.Split(strings.TrimSpace(src), "\n") {
		words := strings.Fields(line)
		if name, ok := strings.CutSuffix(words[0], ":"); ok {
			labels[name] = len(code)
			continue
		}
		op := -1
		for i, name := range names {
			if name == words[0] {
				op = i
			}
		}
		if op < 0 {
			return nil, fmt.Errorf("line %d: unknown %q", n+1, words[0])
		}
		in := Instr{Op: Op(op)}
		if len(words) > 1 {
			if c := words[1][0]; c >= '0' && c <= '9' || c == '-' {
				in.Arg, _ = strconv.Atoi(words[1])
			} else {
				fixes[len(code)] = words[1]
			}
		}
		code = append(code, in)
	}
	for at, name := range fixes {
		target, ok := labels[name]
		if !ok {
			return nil, fmt.Errorf("no label %s", name)
		}
		code[at].Arg = target
	}
	return code, nil
}

func (vm *VM) pop() int {
	x := vm.stack[len(vm.stack)-1]
	vm.stack = vm.stack[:len(vm.stack)-1]
	return x
}

func (vm *VM) push(x int) { vm.stack = append(vm.stack, x) }

func (vm *VM) Run(code []Instr) (err error) {
	pc := 0
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("pc %d (%v): %v", pc, code[min(pc, len(code)-1)].Op, r)
		}
	}()
	for ; ; vm.steps++ {
		if vm.steps > 100000 {
			return ErrSteps
		}
		in := code[pc]
		next := pc + 1
		switch in.Op {
		case Push:
			vm.push(in.Arg)
		case Add, Sub, Mul:
			y, x := vm.pop(), vm.pop()
			switch in.Op {
			case Add:
				x += y
			case Sub:
				x -= y
			case Mul:
				x *= y
			}
			vm.push(x)
		case Dup:
			vm.push(vm.stack[len(vm.stack)-1])
		case Swap:
			n := len(vm.stack)
			vm.stack[n-1], vm.stack[n-2] = vm.stack[n-2], vm.stack[n-1]
		case Load:
			vm.push(vm.memory[in.Arg])
		case Store:
			vm.memory[in.Arg] = vm.pop()
		case JumpIfZero:
			if vm.pop() != 0 {
				break
			}
			fallthrough
		case Jump:
			next = in.Arg
		case Call:
			vm.calls = append(vm.calls, next)
			next = in.Arg
		case Ret:
			next = vm.calls[len(vm.calls)-1]
			vm.calls = vm.calls[:len(vm.calls)-1]
		case Print:
			vm.out = append(vm.out, fmt.Sprint(vm.pop()))
		case Halt:
			return nil
		}
		pc = next
	}
}

const factorial = `
push 10
call fact
print
push 1
store 0
loop:
load 0
print
load 0
push 2
mul
store 0
push 1000
load 0
sub
push -24
add
jz end
jump loop
end:
halt
fact:
dup
jz base
dup
push 1
sub
call fact
mul
ret
base:
push 1
add
ret`

func main() {
	for _, src := range []string{factorial, "push 1\nadd\nhalt", "again:\njump again", "ret", "nonsense", "jump away", "push 1\npush 2"} {
		code, err := assemble(src)
		if err != nil {
			fmt.Println("assemble:", err)
			continue
		}
		vm := &VM{memory: map[int]int{}}
		err = vm.Run(code)
		fmt.Println(vm.out, vm.stack, vm.steps, err)
	}
}
