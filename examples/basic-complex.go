package main

import "fmt"

func square(z complex128) complex128 { return z * z }

func main() {
	a := 3 + 4i
	b := complex(1, -2)
	fmt.Println(a+b, a-b, a*b, a/b, -a)
	fmt.Println(real(a), imag(a), a == b, a != b, a == 3+4i)
	var c complex64 = complex64(a) / 2
	fmt.Println(c, real(c), imag(c))
	fmt.Printf("%v %.2f %g %T %T\n", a, a, b, a, c)
	const i = 1i
	fmt.Println(i*i == -1, square(i), real(i*i))
	z := 0i
	for n := range 5 {
		z = z*z + complex(-0.5, 0.5)
		fmt.Printf("%d %.4f\n", n, z)
	}
	zs := []complex128{1, 2i, 1 + 1i}
	sum := 0i
	for _, z := range zs {
		sum += z
	}
	fmt.Println(sum, zs)
	m := map[complex128]string{1: "one", 1i: "i"}
	fmt.Println(m[1], m[1i], len(m[2]))
	var any any = a
	v, ok := any.(complex128)
	fmt.Println(v, ok)
	zero := 0i
	fmt.Println(a / zero)
}
