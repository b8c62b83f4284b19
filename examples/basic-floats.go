package main

import (
	"fmt"
	"math"
)

type Celsius float64

func (c Celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

func main() {
	var f32 float32 = 0.1
	f64 := 0.1
	fmt.Println(f32, f64, float64(f32), f32*3, f64*3)
	fmt.Println(f64+0.2, float32(f64)+0.2, 1e100, 1e-7, 123456789.0, 1e21, 1e20)
	zero := 0.0
	fmt.Println(1/zero, -1/zero, zero/zero, math.Copysign(0, -1))
	nan := math.NaN()
	fmt.Println(nan == nan, nan != nan, nan < 1, nan > 1, zero == -zero)
	fmt.Println(math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxFloat32)
	fmt.Println(int(3.99+zero), int(-3.99+zero), int64(1e15+zero), uint8(200.7+zero))
	fmt.Println(float32(16777217), float64(9007199254740993))
	var c Celsius = 36.6
	fmt.Println(c, c+1, -c)
	sum := float32(0)
	for range 1000 {
		sum += 0.001
	}
	fmt.Println(sum)
	fmt.Printf("%g %e %f %.3f %8.2f|%-8.2f|%+.1f %08.3f %x %b\n", f64, f64, f64, f64, 3.14159, 3.14159, 2.0, -3.5, 1.5, 1.0)
	fmt.Println(min(2.5, 1.5, nan), max(1, 2.5), min(3, 1, 2))
	fmt.Println(math.Float64bits(1.5), math.Float32bits(-2), math.Float64frombits(0x400921fb54442d18))
}
