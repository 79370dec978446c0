---@meta baoshu
-- Made by docs/api/generate.lua from docs/api/; do not edit. lua-language-server finds it where
-- `workspace.library` names its folder.

---@alias baoshu.period string ISO 8601: "2020", "2016/2020", "2020-01/2020-06", "2020-12-31"

--- One document. A run has its report in the global `report`, nil where it runs over none.
---@class baoshu.report
---@field title string? its title; nil: none was found
---@field date baoshu.period? the day it was given, such as "2021-02-28"; nil: the text tells none
---@field year integer? the year it was given in, from its date, title or file name; nil: nothing tells
---@field place string? whose report it is: 屠甸镇, 福建省 …; nil: the text tells none
---@field path string? the file as it was named; nil: a text was parsed
---@field text string the mended text; `first` and `last` of all that stands in it index it, as in `string.sub`
---@field root baoshu.section the report as a section: level 0, with its title
local report = {}

--- All sections below it, in text order.
---@param filter? baoshu.section_filter which; all without one
---@return fun(): baoshu.section? # an iterator
function report:sections(filter) end

--- The first section that a path or a filter leads to.
---@param which string|baoshu.section_filter a path of marks, titles or parts of titles from the outside in, such as "三/（一）"; or a filter
---@return baoshu.section? # nil where there is none
function report:section(which) end

--- All paragraphs in it, in text order.
---@param filter? baoshu.paragraph_filter which; all without one
---@return fun(): baoshu.paragraph? # an iterator
function report:paragraphs(filter) end

--- All sentences in it, in text order.
---@param filter? baoshu.sentence_filter which; all without one
---@return fun(): baoshu.sentence? # an iterator
function report:sentences(filter) end

--- All numerals in it, in text order.
---@param filter? baoshu.number_filter which; all without one
---@return fun(): baoshu.number? # an iterator
function report:numbers(filter) end

--- All facts in it, in text order.
---@param filter? baoshu.fact_filter which; all without one
---@return fun(): baoshu.fact? # an iterator
function report:facts(filter) end

--- The first fact that passes.
---@param filter? baoshu.fact_filter which; any without one
---@return baoshu.fact? # nil where there is none
function report:fact(filter) end

--- How many facts pass, without making them.
---@param filter? baoshu.fact_filter which; all without one
---@return integer # how many
function report:count(filter) end

--- The first sentence that holds a text.
---@param text string plain text, no pattern
---@param from? integer the position in the text to begin at; 1 without it
---@return baoshu.sentence? # nil where nothing holds it
---@return integer? # where the text begins
---@return integer? # where it ends
function report:find(text, from) end

--- Where a piece of the text stands in the file: bytes from 0, the end exclusive.
---@param first? integer 1 without it
---@param last? integer the text's end without it
---@return integer # the first byte
---@return integer # the byte behind the last
function report:bytes(first, last) end

--- No more questions: its objects raise from now on. Frees a report that the script parsed or loaded.
function report:close() end

--- A headed part: `一、` › `（一）` › `1.` › a run-in head, which opens a paragraph. It takes in its heading and all below it.
---@class baoshu.section
---@field level integer 1 for 一、, 2 for （一） …; 0 for the report itself
---@field mark string? the list mark as written: 一、; nil: the heading has none
---@field title string? what follows the mark, without a final 。; nil: there is none
---@field path string marks, or titles without one, from the outside in: "三/（一）"; "" for the report itself
---@field text string heading and all below it
---@field line integer the line of its heading in the file, from 1
---@field first integer where it begins in `report.text`, from 1
---@field last integer its last byte there
---@field run_in boolean whether the heading opens a paragraph of text
---@field parent baoshu.section? the section around it; nil: it is the report itself
---@field next baoshu.section? the next below the same parent; nil: it is the last
---@field previous baoshu.section? the one before below the same parent; nil: it is the first
---@field id integer its number in text order, from 1; 0 for the report itself
local section = {}

--- All sections below it, in text order.
---@param filter? baoshu.section_filter which; all without one
---@return fun(): baoshu.section? # an iterator
function section:sections(filter) end

--- All paragraphs in it, in text order.
---@param filter? baoshu.paragraph_filter which; all without one
---@return fun(): baoshu.paragraph? # an iterator
function section:paragraphs(filter) end

--- All sentences in it, in text order.
---@param filter? baoshu.sentence_filter which; all without one
---@return fun(): baoshu.sentence? # an iterator
function section:sentences(filter) end

--- All numerals in it, in text order.
---@param filter? baoshu.number_filter which; all without one
---@return fun(): baoshu.number? # an iterator
function section:numbers(filter) end

--- All facts in it, in text order.
---@param filter? baoshu.fact_filter which; all without one
---@return fun(): baoshu.fact? # an iterator
function section:facts(filter) end

--- The first fact that passes.
---@param filter? baoshu.fact_filter which; any without one
---@return baoshu.fact? # nil where there is none
function section:fact(filter) end

--- How many facts pass, without making them.
---@param filter? baoshu.fact_filter which; all without one
---@return integer # how many
function section:count(filter) end

--- Where it, or its heading, stands in the file: bytes from 0, the end exclusive.
---@param piece? "all"|"heading" "all" without it
---@return integer? # the first byte; nothing where there is no heading
---@return integer? # the byte behind the last
function section:bytes(piece) end

--- Which of a walk's sections: each named field equals its value, is one of a list, lies between min and max,
--- is absent (false) or present (true), or passes a function.
---@class baoshu.section_filter
---@field level? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field mark? string|(string)[]|boolean|fun(value: string?): any
---@field title? string|(string)[]|boolean|fun(value: string?): any
---@field path? string|(string)[]|boolean|fun(value: string?): any
---@field text? string|(string)[]|boolean|fun(value: string?): any
---@field line? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field first? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field last? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field run_in? boolean|fun(value: boolean): any
---@field parent? string|baoshu.section|(string|baoshu.section)[]|boolean|fun(section: baoshu.section?): any
---@field next? string|baoshu.section|(string|baoshu.section)[]|boolean|fun(section: baoshu.section?): any
---@field previous? string|baoshu.section|(string|baoshu.section)[]|boolean|fun(section: baoshu.section?): any
---@field id? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field like? string|string[] a part of its title

--- A number that states something. Numbers come as integers where they are integral and fit, else as floats.
---@class baoshu.fact
---@field value number? multiplier and sign worked in: 315000000 for 3.15亿元, -3.4 for 下降3.4%, in `unit`; nil: it is a range
---@field low number? the least that the written digits and the bound leave open; nil: that end is open
---@field high number? the most; nil: that end is open
---@field unit string? as written without multiplier: "元"; nil: it has none
---@field bound "exact"|"over"|"under"|"about" 以上, 超过; 以内, 不足; 左右, 约
---@field kind "level"|"growth"|"average_growth"|"multiple"|"change"|"share"|"rank" what it says of the indicator
---@field indicator string? what is measured: 财政总收入; nil: none was found
---@field indicators string[] each of them, where one numeral speaks of several; empty where none was found
---@field period baoshu.period? when; nil: nothing tells
---@field base baoshu.period? what it is compared with; nil: it compares with no period
---@field years integer? whole years from base to period; nil: one of them is not known, or they are no whole years
---@field status "actual"|"target" what is, or what is planned
---@field wording string? the words of bound and plan as they stand: 左右, 力争 …; nil: there are none
---@field scope string? the words of price basis or coverage: 按可比价格, 不含农户 …; nil: there are none
---@field place string? where, if elsewhere than the report: 全国 …; nil: it is the report's own
---@field quantity baoshu.quantity what it states, to calculate with
---@field level baoshu.fact? the level that a growth, multiple or share is said of; nil: none was found, or it is a level
---@field section baoshu.section the innermost section that it stands in
---@field sentence baoshu.sentence the sentence that it stands in
---@field number baoshu.number its numeral; the first one of a range
---@field line integer the line of the file, from 1
---@field first integer where it begins in `report.text`, from 1
---@field last integer its last byte there
---@field text string numeral, multiplier and unit as written, without words of bound: 3.15亿元
---@field id integer its number among the report's facts, from 1
---@field multiplier integer 100000000 for 亿, 1 for none; `value / multiplier` is the number as written
---@field written_unit string? multiplier and unit as written: 亿元; nil: it has neither
---@field rule string? the rule that gave its kind; nil: no rule did: it is a level
local fact = {}

--- Where it stands in the file: bytes from 0, the end exclusive.
---@return integer # the first byte
---@return integer # the byte behind the last
function fact:bytes() end

--- Where a field came from.
---@param field "indicator"|"period"|"base"|"status" which field
---@return string? # "the clause", "an earlier sentence", "the heading" …; nothing where nothing gave it
---@return string? # the words that said it, if any
function fact:origin(field) end

--- All of that, for people.
---@return string # several lines
function fact:explain() end

--- Which of a walk's facts: each named field equals its value, is one of a list, lies between min and max,
--- is absent (false) or present (true), or passes a function.
---@class baoshu.fact_filter
---@field value? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: number?): any
---@field low? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: number?): any
---@field high? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: number?): any
---@field unit? string|(string)[]|boolean|fun(value: string?): any
---@field bound? "exact"|"over"|"under"|"about"|("exact"|"over"|"under"|"about")[]|boolean|fun(value: "exact"|"over"|"under"|"about"?): any
---@field kind? "level"|"growth"|"average_growth"|"multiple"|"change"|"share"|"rank"|("level"|"growth"|"average_growth"|"multiple"|"change"|"share"|"rank")[]|boolean|fun(value: "level"|"growth"|"average_growth"|"multiple"|"change"|"share"|"rank"?): any
---@field indicator? string|(string)[]|boolean|fun(value: string?): any
---@field indicators? string|(string)[]|boolean|fun(value: string?): any
---@field period? integer|baoshu.period|(integer|baoshu.period)[]|{ min?: integer|baoshu.period, max?: integer|baoshu.period }|boolean|fun(value: baoshu.period?): any
---@field base? integer|baoshu.period|(integer|baoshu.period)[]|{ min?: integer|baoshu.period, max?: integer|baoshu.period }|boolean|fun(value: baoshu.period?): any
---@field years? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field status? "actual"|"target"|("actual"|"target")[]|boolean|fun(value: "actual"|"target"?): any
---@field wording? string|(string)[]|boolean|fun(value: string?): any
---@field scope? string|(string)[]|boolean|fun(value: string?): any
---@field place? string|(string)[]|boolean|fun(value: string?): any
---@field quantity? boolean|fun(quantity: baoshu.quantity): any
---@field level? baoshu.fact|(baoshu.fact)[]|boolean|fun(value: baoshu.fact?): any
---@field section? string|baoshu.section|(string|baoshu.section)[]|boolean|fun(section: baoshu.section?): any
---@field sentence? baoshu.sentence|(baoshu.sentence)[]|boolean|fun(value: baoshu.sentence?): any
---@field number? baoshu.number|(baoshu.number)[]|boolean|fun(value: baoshu.number?): any
---@field line? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field first? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field last? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field text? string|(string)[]|boolean|fun(value: string?): any
---@field id? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field multiplier? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field written_unit? string|(string)[]|boolean|fun(value: string?): any
---@field rule? string|(string)[]|boolean|fun(value: string?): any
---@field like? string|string[] a part of its indicator
---@field within? integer|baoshu.period|(integer|baoshu.period)[] holds its period

--- Any numeral of the text, whatever it is.
---@class baoshu.number
---@field class "fact"|"date"|"ordinal"|"name"|"heading" what it is
---@field value number what it says, multiplier worked in: 315000000 for 3.15亿
---@field low number? the least that its words leave open: 20 of 几十; nil: that end is open
---@field high number? the most; nil: that end is open
---@field text string the numeral with its multiplier
---@field line integer the line of the file, from 1
---@field first integer where it begins in `report.text`, from 1
---@field last integer its last byte there
---@field fact baoshu.fact? the fact that it states; nil: it states none
---@field reason string? why it is what it is, a phrase; nil: it is a fact
---@field sentence baoshu.sentence the sentence that it stands in
---@field section baoshu.section the innermost section that it stands in
---@field id integer its number among the report's numerals, from 1
local number = {}

--- Where it stands in the file: bytes from 0, the end exclusive.
---@return integer # the first byte
---@return integer # the byte behind the last
function number:bytes() end

--- Which of a walk's numbers: each named field equals its value, is one of a list, lies between min and max,
--- is absent (false) or present (true), or passes a function.
---@class baoshu.number_filter
---@field class? "fact"|"date"|"ordinal"|"name"|"heading"|("fact"|"date"|"ordinal"|"name"|"heading")[]|boolean|fun(value: "fact"|"date"|"ordinal"|"name"|"heading"?): any
---@field value? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: number?): any
---@field low? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: number?): any
---@field high? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: number?): any
---@field text? string|(string)[]|boolean|fun(value: string?): any
---@field line? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field first? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field last? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field fact? baoshu.fact|(baoshu.fact)[]|boolean|fun(value: baoshu.fact?): any
---@field reason? string|(string)[]|boolean|fun(value: string?): any
---@field sentence? baoshu.sentence|(baoshu.sentence)[]|boolean|fun(value: baoshu.sentence?): any
---@field section? string|baoshu.section|(string|baoshu.section)[]|boolean|fun(section: baoshu.section?): any
---@field id? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field like? string|string[] a part of its text

--- A paragraph, once broken lines are mended.
---@class baoshu.paragraph
---@field kind "body"|"heading"|"title"|"dateline"|"furniture" what it is; furniture is what a page put around the report
---@field text string as it stands in `report.text`
---@field line integer the line of the file, from 1
---@field first integer where it begins in `report.text`, from 1
---@field last integer its last byte there
---@field section baoshu.section the innermost section that it stands in
---@field parent baoshu.section the same
---@field next baoshu.paragraph? the next in the text; nil: it is the last
---@field previous baoshu.paragraph? the one before; nil: it is the first
---@field id integer its number among its like in the report, from 1
local paragraph = {}

--- All sentences in it, in text order.
---@param filter? baoshu.sentence_filter which; all without one
---@return fun(): baoshu.sentence? # an iterator
function paragraph:sentences(filter) end

--- All numerals in it, in text order.
---@param filter? baoshu.number_filter which; all without one
---@return fun(): baoshu.number? # an iterator
function paragraph:numbers(filter) end

--- All facts in it, in text order.
---@param filter? baoshu.fact_filter which; all without one
---@return fun(): baoshu.fact? # an iterator
function paragraph:facts(filter) end

--- The first fact that passes.
---@param filter? baoshu.fact_filter which; any without one
---@return baoshu.fact? # nil where there is none
function paragraph:fact(filter) end

--- How many facts pass, without making them.
---@param filter? baoshu.fact_filter which; all without one
---@return integer # how many
function paragraph:count(filter) end

--- Where it stands in the file: bytes from 0, the end exclusive.
---@return integer # the first byte
---@return integer # the byte behind the last
function paragraph:bytes() end

--- Which of a walk's paragraphs: each named field equals its value, is one of a list, lies between min and max,
--- is absent (false) or present (true), or passes a function.
---@class baoshu.paragraph_filter
---@field kind? "body"|"heading"|"title"|"dateline"|"furniture"|("body"|"heading"|"title"|"dateline"|"furniture")[]|boolean|fun(value: "body"|"heading"|"title"|"dateline"|"furniture"?): any
---@field text? string|(string)[]|boolean|fun(value: string?): any
---@field line? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field first? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field last? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field section? string|baoshu.section|(string|baoshu.section)[]|boolean|fun(section: baoshu.section?): any
---@field parent? string|baoshu.section|(string|baoshu.section)[]|boolean|fun(section: baoshu.section?): any
---@field next? baoshu.paragraph|(baoshu.paragraph)[]|boolean|fun(value: baoshu.paragraph?): any
---@field previous? baoshu.paragraph|(baoshu.paragraph)[]|boolean|fun(value: baoshu.paragraph?): any
---@field id? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field like? string|string[] a part of its text

--- A sentence: it ends behind 。！？ and closing quotes, or with its paragraph.
---@class baoshu.sentence
---@field text string as it stands in `report.text`
---@field line integer the line of the file, from 1
---@field first integer where it begins in `report.text`, from 1
---@field last integer its last byte there
---@field heading boolean whether it is a heading or a run-in head
---@field paragraph baoshu.paragraph the paragraph that it stands in
---@field section baoshu.section the innermost section that it stands in
---@field parent baoshu.paragraph its paragraph
---@field next baoshu.sentence? the next in the text; nil: it is the last
---@field previous baoshu.sentence? the one before; nil: it is the first
---@field id integer its number among its like in the report, from 1
local sentence = {}

--- All numerals in it, in text order.
---@param filter? baoshu.number_filter which; all without one
---@return fun(): baoshu.number? # an iterator
function sentence:numbers(filter) end

--- All facts in it, in text order.
---@param filter? baoshu.fact_filter which; all without one
---@return fun(): baoshu.fact? # an iterator
function sentence:facts(filter) end

--- The first fact that passes.
---@param filter? baoshu.fact_filter which; any without one
---@return baoshu.fact? # nil where there is none
function sentence:fact(filter) end

--- How many facts pass, without making them.
---@param filter? baoshu.fact_filter which; all without one
---@return integer # how many
function sentence:count(filter) end

--- Where it stands in the file: bytes from 0, the end exclusive.
---@return integer # the first byte
---@return integer # the byte behind the last
function sentence:bytes() end

--- Which of a walk's sentences: each named field equals its value, is one of a list, lies between min and max,
--- is absent (false) or present (true), or passes a function.
---@class baoshu.sentence_filter
---@field text? string|(string)[]|boolean|fun(value: string?): any
---@field line? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field first? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field last? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field heading? boolean|fun(value: boolean): any
---@field paragraph? baoshu.paragraph|(baoshu.paragraph)[]|boolean|fun(value: baoshu.paragraph?): any
---@field section? string|baoshu.section|(string|baoshu.section)[]|boolean|fun(section: baoshu.section?): any
---@field parent? baoshu.paragraph|(baoshu.paragraph)[]|boolean|fun(value: baoshu.paragraph?): any
---@field next? baoshu.sentence|(baoshu.sentence)[]|boolean|fun(value: baoshu.sentence?): any
---@field previous? baoshu.sentence|(baoshu.sentence)[]|boolean|fun(value: baoshu.sentence?): any
---@field id? number|(number)[]|{ min?: number, max?: number }|boolean|fun(value: integer?): any
---@field like? string|string[] a part of its text

--- A value with its unit and the interval that rounding and bound leave open; it can be calculated with, and remembers what it came from. `+ - * / ^` take quantities, facts' quantities and plain numbers; units convert or raise. `a < b`, `a <= b` and `a == b` are true only where that is certain.
---@class baoshu.quantity
---@field value number? in `unit`, without multiplier; nil: there is no one value: a range, or a divisor that may be 0
---@field low number? the least that it can be; nil: that end is open
---@field high number? the most; nil: that end is open
---@field unit string? without multiplier: "元", "元/人"; nil: it is a plain number
---@field exact boolean whether nothing is left open
---@field text string as tostring gives it: "2.461亿元 [2.447, 2.475]"
---@field sources baoshu.source[] the figures that it came from
---@operator add(baoshu.quantity|number): baoshu.quantity
---@operator sub(baoshu.quantity|number): baoshu.quantity
---@operator mul(baoshu.quantity|number): baoshu.quantity
---@operator div(baoshu.quantity|number): baoshu.quantity
---@operator pow(number): baoshu.quantity
---@operator unm: baoshu.quantity
local quantity = {}

--- How it compares with another.
---@param other baoshu.quantity|baoshu.fact|number with what
---@return "less"|"equal"|"greater"? # nil where the intervals cannot tell
function quantity:compare(other) end

--- The same in another unit; raises where the unit does not fit.
---@param unit string such as "亿元"
---@return baoshu.quantity # the same
function quantity:to(unit) end

--- Its value as a number.
---@param unit? string in this unit; in its own without multiplier where there is none
---@return number? # nil where there is no one value
---@return number? # the least; nil where that end is open
---@return number? # the most; nil where that end is open
function quantity:number(unit) end

--- One figure as it stands in its file.
---@class baoshu.source
---@field report string the report's path
---@field line integer the line of the file, from 1
---@field start integer its first byte in the file, from 0
---@field ["end"] integer the byte behind its last
---@field text string as it stands

--- What a script has beside its report; also by `require "baoshu"`. Of plain numbers the formulas give plain numbers, else quantities. Where there is no answer (a base of 0, a loss that grows, years of nil) they give nil and the reason; what is no figure raises.
---@class baoshu
---@field json baoshu.json to read and write JSON
---@field version string baoshu's version: "0.1.0"
---@field api integer the number of the Lua API, which only grows; an analysis says which it is written for
baoshu = {}

--- A report of a text of one's own.
---@param text string in UTF-8
---@return baoshu.report? # nil where it is no text
---@return string? # why not
function baoshu.parse(text) end

--- The bytes of a file below a folder that the command line grants with `--allow read=FOLDER`; UTF-8 is not seen to.
---@param path string nil
---@return string? # nil where it is not granted or cannot be read
---@return string? # why not
function baoshu.read(path) end

--- A quantity: of a text as a report would write it or as tostring does, of exactly so many of a unit, or of a fact.
---@param what string|number|baoshu.quantity|baoshu.fact "3.15亿元", or 5
---@param unit? string of a number: "亿元"
---@return baoshu.quantity? # nil where the text is none
---@return string? # why not
function baoshu.quantity(what, unit) end

--- Growth from a to b in %: `growth(50, 53)` is 6.
---@param a number|baoshu.quantity|baoshu.fact the earlier level
---@param b number|baoshu.quantity|baoshu.fact the later level
---@return number|baoshu.quantity? # nil where there is no answer
---@return string? # why there is none
function baoshu.growth(a, b) end

--- The growth a year in %, compounded.
---@param a number|baoshu.quantity|baoshu.fact the earlier level
---@param b number|baoshu.quantity|baoshu.fact the later level
---@param years? number how many years lie between
---@return number|baoshu.quantity? # nil where there is no answer
---@return string? # why there is none
function baoshu.average_growth(a, b, years) end

--- The growth a year in % that makes a level so many times as high over so many years.
---@param multiple number|baoshu.quantity|baoshu.fact how many times as high
---@param years? number how many years lie between
---@return number|baoshu.quantity? # nil where there is no answer
---@return string? # why there is none
function baoshu.yearly(multiple, years) end

--- How many times a is b: `multiple(2, 5)` is 2.5.
---@param a number|baoshu.quantity|baoshu.fact the earlier level
---@param b number|baoshu.quantity|baoshu.fact the later level
---@return number|baoshu.quantity? # nil where there is no answer
---@return string? # why there is none
function baoshu.multiple(a, b) end

--- The share of a part in a whole, in %.
---@param part number|baoshu.quantity|baoshu.fact the part
---@param whole number|baoshu.quantity|baoshu.fact the whole
---@return number|baoshu.quantity? # nil where there is no answer
---@return string? # why there is none
function baoshu.share(part, whole) end

--- The text without the blanks at both ends. Blanks are those of ASCII, line ends too, and Unicode's: a full-width space, a no-break space.
---@param text string any
---@return string # the rest
function baoshu.trim(text) end

--- The text without the blanks at both ends, and with one space for each run of blanks inside.
---@param text string any
---@return string # on one line
function baoshu.squeeze(text) end

--- The pieces between plain separators.
---@param text string any
---@param separator string no pattern, and not empty
---@return string[] # one more than there are separators
function baoshu.split(text, separator) end

--- Walks over the lines of a text.
---@param text string any
---@return fun(): string? # a line at a time, without its end
function baoshu.lines(text) end

--- Where a text first holds another.
---@param text string any
---@param part string no pattern, and not empty
---@param from? integer the position to begin at
---@return integer? # where it begins; nil where the text does not hold it
---@return integer? # where it ends
function baoshu.find(text, part, from) end

--- The text with each of a part replaced.
---@param text string any
---@param part string no pattern, and not empty
---@param with string as it is
---@return string # the text
---@return integer # how many were replaced
function baoshu.replace(text, part, with) end

--- Whether a text begins with another.
---@param text string any
---@param head string no pattern
---@return boolean # whether it does
function baoshu.starts(text, head) end

--- Whether a text ends with another.
---@param text string any
---@param tail string no pattern
---@return boolean # whether it does
function baoshu.ends(text, tail) end

--- JSON as tables: arrays and objects are tables, null is nil. In the other direction a table with the keys 1 to n, or none, is an array, one with strings an object, its keys sorted; numbers, facts and quantities are written as in NDJSON.
---@class baoshu.json
baoshu.json = {}

--- The value that a JSON text is, nested at most 64 deep.
---@param text string one value, in UTF-8
---@return any # nil for null, and where it is no JSON
---@return string? # why it is none
function baoshu.json.decode(text) end

--- The JSON text of a value, on one line; what JSON has no words for raises.
---@param value any nil, a boolean, number, string, fact, quantity, or a table of these
---@return string # the text
function baoshu.json.encode(value) end

--- The table that a script returns. A script that returns none is a plain chunk: it has `report`, and prints.
---@class baoshu.analysis
---@field api integer the Lua API it is written for: 1
---@field summary string? what it answers, in a line; nil: it says nothing
---@field example string? a command line, for `baoshu help`; nil: one is made of its options
---@field packs string[]? packs that it asks for, by name; nil: it asks for none
---@field options table<string, baoshu.analysis_option>? what the user may set, by name; nil: there is nothing to set
---@field columns string[] the columns of its rows, in order
---@field table (string|table)[]? the columns that people see, unless they choose; `{ "bound", except = "exact" }` leaves a cell blank that says so; nil: people see all
---@field map fun(report: baoshu.report, emit: fun(row: baoshu.fact|table<string, any>), options: table<string, any>) runs once per report. `emit { column = value, … }` gives out a row; cells are nil, booleans, numbers, strings, quantities and facts. `emit(fact)` gives the contract fields for which there are columns
---@field tests table[]? its cases: `{ "a title", text = "…", options = { … }, rows = { … } }`; `baoshu test` runs them ([cli.md](cli.md#scripts-of-your-own)); nil: it brings none

--- One option of an analysis: `--base 2015` on the command line, `options.base` in `map`.
---@class baoshu.analysis_option
---@field type "string"|"number"|"year"|"period"|"boolean"|"choice"|"file" what it takes; `map` gets a string, a number, an integer of four digits, an ISO 8601 string, a boolean, one of `choices`, a table
---@field help string? what it is for; nil: it says nothing
---@field default any what `map` gets where it is not given; nil without a default
---@field choices string[]? of a choice; nil: it is of another type
---@field columns string[]? that a file must have; nil: it may have any

--- What `baoshu.pack "zh"` gives to a pack file ([packs.md](packs.md)). `zh.percent`, `zh.up` and so on are patterns of one token of that class, `zh.word "闲置"` one of that word.
---@class baoshu.pack
---@field [string] any a pattern of one token of that class
local pack = {}

--- Declares what stands behind a number.
---@param declaration table a list of texts, with `dimension`, `name`, `over`, `counts`, `concrete`, `before`, `part`, `size`, `base`, `factor`, `currency`, `doubles`, `again`
function pack:unit(declaration) end

--- Declares a name to keep whole.
---@param declaration table a list of texts, with `aliases`
function pack:indicator(declaration) end

--- Declares phrases that hold a numeral and state nothing.
---@param declaration table a list of texts, with `class`, `rank`, `sure`, `value`
function pack:name(declaration) end

--- Declares forms of times.
---@param declaration table a list of texts, with `from`, `to`, `year`, `past`, `future`, `first`, `named`, `previous`, `here`, `months`, `part`
function pack:period(declaration) end

--- Declares marks that open a heading.
---@param declaration table a list of texts, with `level`
function pack:heading(declaration) end

--- Declares phrases by which parts of a report are known.
---@param declaration table<string, string[]> lists of phrases by what they tell
function pack:outline(declaration) end

--- Declares words of the sentence's structure.
---@param declaration table a list of texts, with `class`, `previous`, `next`, `readings`, `basis`, `inner`, `elsewhere`
function pack:word(declaration) end

--- Declares what a sequence of words and amounts states.
---@param declaration table its name and pattern, with `kind`, `negative`, `gap`
function pack:rule(declaration) end

--- A pattern, and what it is in the rule.
---@param role "number"|"from"|"to"|"verb"|"period"|"base" its role
---@param pattern any an LPeg pattern over tokens
---@return any # a pattern
function pack:role(role, pattern) end

--- The pack that a pack file adds to, or with `{ "es" }` a language that it begins; only there.
---@param language string|string[] which
---@return baoshu.pack # its functions
function baoshu.pack(language) end

--- Reads a report from a file.
---@param path string a file; `-` is standard input
---@param options? baoshu.load_options its encoding
---@return baoshu.report? # nil where it cannot be read
---@return string? # why not
function baoshu.load(path, options) end

--- An engine of one's own, with more packs.
---@param options? baoshu.engine_options its packs
---@return baoshu.engine? # nil where a pack cannot be loaded
---@return string? # why not
function baoshu.engine(options) end

--- Runs an analysis over a report.
---@param report baoshu.report what it runs over
---@param name string the analysis: "multiples", or a path that holds a `/`
---@param options? table<string, string|number|boolean> its options
---@return table<string, any>[]? # the rows by column; a range is a list of two, a fact a table of its contract fields, a quantity one of value, low, high, unit, text and sources
---@return string[]|string # the columns in order; why not, where there are no rows
function baoshu.run(report, name, options) end

--- Packs, and the reports that are read with them.
---@class baoshu.engine
local engine = {}

--- A report of a text of one's own, read with these packs.
---@param text string in UTF-8
---@return baoshu.report? # nil where it cannot be read
---@return string? # why not
function engine:parse(text) end

--- Reads a report from a file with these packs.
---@param path string a file; `-` is standard input
---@param options? baoshu.load_options its encoding
---@return baoshu.report? # nil where it cannot be read
---@return string? # why not
function engine:load(path, options) end

--- Adds a pack for the reports that are read later.
---@param name string as `--pack` names it
---@return true? # nil where it cannot be loaded
---@return string? # why not
function engine:add_pack(name) end

--- How `baoshu.load` reads.
---@class baoshu.load_options
---@field encoding string? an iconv name; nil: it is detected

--- What `baoshu.engine` takes.
---@class baoshu.engine_options
---@field packs string[]? as `--pack` names them; nil: there are no more than the bundled one

--- The report that a run is over; nil where it runs over none.
---@type baoshu.report
_G.report = nil

return baoshu
