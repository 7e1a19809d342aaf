package tern.wallet.keys;

/// Base 58 with Bitcoin's alphabet, for short inputs: the work grows with the square of the length.
final class Base58 {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private Base58() {}

    static String encode(byte[] bytes) {
        int zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        byte[] number = bytes.clone();
        char[] digits = new char[bytes.length * 2 + 1];
        int at = digits.length;
        int start = zeros;
        while (start < number.length) {
            int remainder = 0;
            for (int i = start; i < number.length; i++) {
                int value = remainder * 256 + (number[i] & 0xff);
                number[i] = (byte) (value / 58);
                remainder = value % 58;
            }
            digits[--at] = ALPHABET.charAt(remainder);
            if (number[start] == 0) {
                start++;
            }
        }
        for (int i = 0; i < zeros; i++) {
            digits[--at] = '1';
        }
        return new String(digits, at, digits.length - at);
    }

    /// The value of a digit, or -1.
    static int digit(char c) {
        return c < 128 ? ALPHABET.indexOf(c) : -1;
    }

    /// @param text digits of the alphabet only
    static byte[] decode(String text) {
        int ones = 0;
        while (ones < text.length() && text.charAt(ones) == '1') {
            ones++;
        }
        byte[] number = new byte[text.length()];
        int start = number.length;
        for (int i = ones; i < text.length(); i++) {
            int carry = digit(text.charAt(i));
            for (int j = number.length - 1; j >= start || carry != 0; j--) {
                int value = (number[j] & 0xff) * 58 + carry;
                number[j] = (byte) value;
                carry = value >> 8;
                start = Math.min(start, j);
            }
        }
        byte[] bytes = new byte[ones + number.length - start];
        System.arraycopy(number, start, bytes, ones, number.length - start);
        return bytes;
    }
}
