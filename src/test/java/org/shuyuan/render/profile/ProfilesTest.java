package org.shuyuan.render.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyuan.catalog.DataFolder;
import org.shuyuan.catalog.WrongDataFile;

class ProfilesTest {

    @TempDir
    Path own;

    @Test
    void readsThoseThatTheHouseComesWith() {
        Profiles profiles = new Profiles(new DataFolder("transcode-profiles", Optional.empty()));

        assertThat(profiles.find("lesson").orElseThrow().rungs()).hasSizeGreaterThan(2);
        assertThat(profiles.find("audio").orElseThrow().storyboard()).isEmpty();
    }

    @Test
    void saysWhereAnOwnFileIsWrong() throws Exception {
        Files.writeString(own.resolve("audio.yaml"), """
                id: audio
                title: {zh-CN: 音频, en: Audio}
                segmentSeconds: 7
                gopSeconds: 4
                audio: {codec: aac, kbps: 96, channels: 2}
                rungs: []
                """);

        assertThatThrownBy(() -> new Profiles(new DataFolder("transcode-profiles", Optional.of(own))))
                .isInstanceOf(WrongDataFile.class)
                .hasMessageContaining("audio.yaml")
                .hasMessageContaining("segmentSeconds can't be 7");
    }
}
