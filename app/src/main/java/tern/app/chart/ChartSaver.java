package tern.app.chart;

import java.util.function.Supplier;
import javafx.scene.image.WritableImage;

/// Asks the person for a file and writes a chart into it. Called on the FX thread; what it is given may be written later
/// and on another one.
public interface ChartSaver {

    /// @param name what the file is called unless the person says otherwise
    /// @param csv  makes the whole content, on any thread: it may be long
    void table(String name, Supplier<String> csv);

    /// @param name what the file is called unless the person says otherwise
    void picture(String name, WritableImage picture);
}
