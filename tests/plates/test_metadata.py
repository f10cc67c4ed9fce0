"""What a press file says of itself."""

from warraq.plates.metadata import document_id


def test_an_id_is_that_of_the_content_in_whichever_folder_it_lies():
    page = '<style>@font-face{src:url("file:///home/%s/a.ttf")}</style><img src="file:///%s/b.png">'
    assert document_id(page % ("me", "x/y")) == document_id(page % ("you", "z"))
    assert document_id(page % ("me", "x")) != document_id(page.replace("b.png", "c.png"))
