package tern.app.chart;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A line of many points brought down to what pixels can show: of each pixel column the first, the smallest, the largest
/// and the last point. Nothing that sticks out is lost.
///
/// @param x of each point, in pixels, rising
/// @param y of each point, in pixels
@SuppressWarnings("ArrayRecordComponent") // handed to the canvas, never compared
record Reduced(double[] x, double[] y) {

    static <T> Reduced of(List<T> points, ToDoubleFunction<T> x, ToDoubleFunction<T> y) {
        double[] xs = new double[points.size()];
        double[] ys = new double[points.size()];
        int used = 0;
        int at = 0;
        while (at < points.size()) {
            double column = Math.floor(x.applyAsDouble(points.get(at)));
            int first = at;
            int smallest = at;
            int largest = at;
            while (at < points.size() && Math.floor(x.applyAsDouble(points.get(at))) <= column) {
                smallest = y.applyAsDouble(points.get(at)) < y.applyAsDouble(points.get(smallest)) ? at : smallest;
                largest = y.applyAsDouble(points.get(at)) > y.applyAsDouble(points.get(largest)) ? at : largest;
                at++;
            }
            int[] kept = {first, Math.min(smallest, largest), Math.max(smallest, largest), at - 1};
            int before = -1;
            for (int index : kept) {
                if (index != before) {
                    xs[used] = x.applyAsDouble(points.get(index));
                    ys[used++] = y.applyAsDouble(points.get(index));
                    before = index;
                }
            }
        }
        return new Reduced(Arrays.copyOf(xs, used), Arrays.copyOf(ys, used));
    }
}
