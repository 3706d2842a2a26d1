package io.kenh.ticket;

import io.kenh.delivery.AnswerWindows;

/**
 * How a ticket can be answered now, where that is not by mail.
 *
 * @param channel   {@code chat} or {@code sms}
 * @param by        title of the connection
 * @param address   the channel's id of the person, or a number
 * @param window    how long the provider lets us write
 * @param comment   whether there is a comment to answer below
 * @param privately whether that comment can be answered privately, too
 */
public record Way(String channel, String by, String address, AnswerWindows.Window window, boolean comment, boolean privately) { }
