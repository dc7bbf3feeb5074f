package org.shuyuan.learn.join.roster;

import java.util.List;
import org.shuyuan.text.Language;
import org.shuyuan.text.Messages;

/**
 * Why a roster can't be taken.
 *
 * @param line counts from 1; 0 where the whole file is meant
 * @param column as OneRoster calls it; may be empty
 * @param reason the end of a key in the messages, which is filled with the arguments
 */
record Wrong(String file, long line, String column, String reason, List<String> arguments) {

    String words(Messages messages, Language language) {
        return messages.say(language, "roster.wrong-" + reason, arguments.toArray());
    }
}
