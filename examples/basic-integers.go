package main

import (
	"fmt"
	"math"
)

func wrap8(x int8, n int) int8 {
	for range n {
		x++
	}
	return x
}

func main() {
	var (
		i8  int8   = math.MaxInt8
		i16 int16  = math.MinInt16
		i32 int32  = math.MaxInt32
		i64 int64  = math.MinInt64
		u8  uint8  = math.MaxUint8
		u16 uint16 = math.MaxUint16
		u32 uint32 = math.MaxUint32
		u64 uint64 = math.MaxUint64
		up  uintptr
	)
	fmt.Println(i8, i16, i32, i64, u8, u16, u32, u64, up)
	i8++
	i16--
	i32++
	i64--
	u8++
	u16++
	u32++
	u64++
	up--
	fmt.Println(i8, i16, i32, i64, u8, u16, u32, u64, up)
	fmt.Println(wrap8(100, 100), -i8, -i64, ^u8, ^u64)

	// Division truncates towards zero; the remainder has the dividend's sign.
	for _, p := range [][2]int{{7, 2}, {-7, 2}, {7, -2}, {-7, -2}} {
		fmt.Println(p[0]/p[1], p[0]%p[1])
	}
	least := int64(math.MinInt64)
	minusOne := int64(-1)
	fmt.Println(least/minusOne, least%minusOne)

	// Shifts by as many bits as there are, and by more.
	one, minus := int32(1), int32(-8)
	for _, n := range []uint{0, 1, 31, 32, 64, 1000} {
		fmt.Println(n, one<<n, minus>>n, uint32(minus)>>n)
	}
	var s uint8 = 200
	fmt.Println(s<<1, s>>1, s<<1>>1, int8(s), uint16(int8(s)), int64(int8(s)))
	fmt.Println(6&3, 6|3, 6^3, 6&^3, ^6)

	// Conversions keep the low bits.
	big := int64(0x1234_5678_9abc_def0)
	fmt.Println(int8(big), uint8(big), int16(big), uint16(big), int32(big), uint32(big))
	fmt.Println(0b1010, 0o17, 017, 0xFF, 1_000_000, 'a', '\n', '\x41', '\u00e9', '\U0001F600')
}
