package main

func div(a, b int) int       { return a / b }
func rem(a, b int) int       { return a % b }
func div32(a, b int32) int32 { return a / b }
func div8(a, b int8) int8    { return a / b }
func shl(a, n uint) uint     { return a << n }
func shr(a int, n uint) int  { return a >> n }
func shr8(a int8, n int) int8 {
	return a >> n
}
func shl32(a int32, n uint64) int32 { return a << n }

func main() {
	minInt := -9223372036854775808
	println(div(7, 2), div(-7, 2), div(7, -2), rem(-7, 2), rem(7, -2))
	println(div(minInt, -1), rem(minInt, -1), div32(-2147483648, -1), div8(-128, -1))
	println(shl(1, 63), shl(1, 64), shl(3, 200), shr(-5, 1), shr(-5, 64), shr(5, 70))
	println(shr8(-100, 2), shr8(-100, 40), shl32(1, 31), shl32(1, 32), shl32(1, 1<<32))
	var u8 uint8 = 250
	u8 += 10
	var i8 int8 = 127
	i8++
	var u16 uint16 = 1
	u16 -= 2
	var i16 int16 = 32767
	i16 *= 2
	var u32 uint32 = 1 << 31
	u32 *= 2
	println(u8, i8, u16, i16, u32, ^u8, -i8, ^i16)
	var u64 uint64 = 1<<63 + 5
	println(u64/3, u64%3, u64>>1, int64(u64), u64 > 5, int64(u64) > 5)
	m1, m2, h := int8(-1), int32(-2), uint8(200)
	w := uint32(4000000000)
	println(uint8(m1), int8(h), uint16(m2), int64(w), int64(m2), uint64(m1), uint32(m1), int16(w))
	x := 0xff0f
	println(x&0xf0, x|0x10, x^0xff, x&^0xf, -x, ^x)
	x <<= 3
	x >>= 1
	x &^= 4
	x %= 1000
	println(x)
	println(min(3, 1, 2), max(3, 1, 2), min(uint8(200), 100))
	var f uint = 3
	println(1<<f, int32(1)<<f, u8>>f, uint32(0xffffffff)>>f)
	a, b := 1, 2
	a, b = b, a+b
	println(a, b, a < b, a == b, a != b, a >= b, !(a < b), a < b && b < 10, a > b || b > 10)
	const big = 1 << 40
	println(big>>38, 'x', "s"+"t", len("héllo"))
}
