package tern.gpu.wire;

import java.util.Arrays;
import tern.gpu.model.Metric;
import tern.gpu.model.Reading;
import tern.gpu.model.Reading.Why;

/// One sample on the wire. Holds its bytes and numbers itself, so that a tick makes no garbage; for one thread.
public final class SampleLine {

    private static final Why[] REASONS = Why.values();
    private static final int DIGITS = 20;

    private int index;
    private long millis;
    private int code;
    private final long[] values = new long[Metric.COUNT];

    private final byte[] bytes = new byte[(Metric.COUNT + 4) * (DIGITS + 1) + 4];
    private int length;
    private int at;

    public int index() {
        return index;
    }

    /// By the clock on the wall, since 1970.
    public long millis() {
        return millis;
    }

    /// What the driver answered: 0 is fine, else its own number.
    public int code() {
        return code;
    }

    /// The numbers themselves, not a copy: to be filled before [#write], and good until the next [#read].
    public long[] values() {
        return values;
    }

    /// Puts the line together from the numbers in [#values], with its line break.
    ///
    /// @return the bytes, good until the next call; [#length] of them count
    public byte[] write(int device, long time, int answer) {
        index = device;
        millis = time;
        code = answer;
        length = 0;
        bytes[length++] = 'S';
        number(device);
        number(time);
        number(answer);
        for (long value : values) {
            if (Reading.isUnknown(value)) {
                bytes[length++] = ' ';
                bytes[length++] = '?';
                Why why = REASONS[(int) (value - Long.MIN_VALUE)];
                if (why != Why.NOT_SAMPLED) {
                    bytes[length++] = (byte) why.letter();
                }
            } else {
                number(value);
            }
        }
        bytes[length++] = '\n';
        return bytes;
    }

    public int length() {
        return length;
    }

    private void number(long value) {
        bytes[length++] = ' ';
        long rest = value;
        if (rest < 0) {
            bytes[length++] = '-';
        } else {
            // the negative numbers reach one further
            rest = -rest;
        }
        int end = length;
        do {
            bytes[end++] = (byte) ('0' - rest % 10);
            rest /= 10;
        } while (rest != 0);
        for (int i = length, j = end - 1; i < j; i++, j--) {
            byte b = bytes[i];
            bytes[i] = bytes[j];
            bytes[j] = b;
        }
        length = end;
    }

    /// Reads a line. Where it is not one, nothing here means anything afterwards.
    ///
    /// @param count bytes of the line, without its line break
    public boolean read(byte[] line, int count) {
        if (count < 2 || line[0] != 'S') {
            return false;
        }
        at = 1;
        long device = next(line, count);
        long time = next(line, count);
        long answer = next(line, count);
        if (device < 0 || device >= Wire.MOST_DEVICES || time < 0 || answer < -1 || answer > Integer.MAX_VALUE) {
            return false;
        }
        index = (int) device;
        millis = time;
        code = (int) answer;
        Arrays.fill(values, Reading.unknown(Why.NOT_SAMPLED));
        for (int i = 0; i < values.length; i++) {
            long value = next(line, count);
            if (at < 0) {
                return false;
            }
            values[i] = value;
        }
        // a later version may add columns
        return at <= count;
    }

    /// The next word; `at` is -1 afterwards when there is none or it is no number.
    private long next(byte[] line, int count) {
        if (at < 0 || at + 1 >= count || line[at] != ' ') {
            at = -1;
            return Long.MIN_VALUE;
        }
        int i = at + 1;
        if (line[i] == '?') {
            i++;
            Why why = Why.NOT_SAMPLED;
            if (i < count && line[i] != ' ') {
                why = reason(line[i++]);
            }
            at = i == count || line[i] == ' ' ? i : -1;
            return Reading.unknown(why);
        }
        boolean negative = line[i] == '-';
        if (negative) {
            i++;
        }
        int first = i;
        long value = 0;
        while (i < count && line[i] >= '0' && line[i] <= '9') {
            int digit = line[i] - '0';
            if (value < (Long.MIN_VALUE + digit) / 10) {
                at = -1;
                return Long.MIN_VALUE;
            }
            value = value * 10 - digit;
            i++;
        }
        boolean tooLow = negative ? Reading.isUnknown(value) : value == Long.MIN_VALUE;
        at = i == first || tooLow || i < count && line[i] != ' ' ? -1 : i;
        return negative ? value : -value;
    }

    private static Why reason(byte letter) {
        for (Why why : REASONS) {
            if (why.letter() == letter) {
                return why;
            }
        }
        // a later version may know more of them
        return Why.ERROR;
    }
}
