package main

import (
	"fmt"
	"strings"
)

func escape(c complex128) int {
	z := 0i
	for n := range 40 {
		if real(z)*real(z)+imag(z)*imag(z) > 4 {
			return n
		}
		z = z*z + c
	}
	return 40
}

func main() {
	const shades = " .:-=+*#%@"
	for y := range 21 {
		var line strings.Builder
		for x := range 64 {
			c := complex(float64(x)/64*3-2.2, float64(y)/20*2.4-1.2)
			line.WriteByte(shades[escape(c)*(len(shades)-1)/40])
		}
		fmt.Println(strings.TrimRight(line.String(), " "))
	}
}
