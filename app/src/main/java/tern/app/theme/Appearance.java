package tern.app.theme;

/// What the person can change about the window's looks.
public interface Appearance {

    void wear(Theme theme);

    /// @param percent what is out of range is brought to the nearest
    void zoom(int percent);

    /// Percent.
    int zoom();
}
